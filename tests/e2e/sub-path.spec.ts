import { answers, defaultAnswers } from './support/detector.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, root } from './support/places.ts';
import { expect, figureOf, open, test } from './support/test.ts';
import { subPath } from '../../tools/site.mjs';

// The site as GitHub Pages serves it: everything stands under a path, and nothing may reach above it.
test.beforeEach(({ context, baseURL, troubles }) => {
  context.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(baseURL ?? ''))
      troubles.push(`request above the sub-path: ${request.url()}`);
  });
});

const pages = pagesOf(join(root, subPath.folder));

/** Where the links of a page lead, as written in its HTML. */
function linksOf(address: string, base: string): string[] {
  const html = readFileSync(join(root, subPath.folder, address, 'index.html'), 'utf8');
  const from = new URL(address, base);
  return [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(
    ([, href]) => new URL(href.replaceAll('&amp;', '&'), from).href
  );
}

test('every link on every page stays under the sub-path and leads somewhere', ({ baseURL }) => {
  const base = baseURL ?? '';
  for (const address of pages) {
    const links = linksOf(address, base);
    expect(links.length, `links on /${address}`).toBeGreaterThan(0);
    for (const link of links) {
      if (new URL(link).origin !== new URL(base).origin) continue;
      expect(link, `on /${address}`).toContain(base.replace(/\/$/, ''));
      const target = decodeURIComponent(new URL(link).pathname).slice(new URL(base).pathname.length);
      expect(pages, `${link} on /${address}`).toContain(target);
    }
  }
});

test('a page of every kind loads, and all that it asks for lies under the sub-path', async ({ page }) => {
  for (const address of [
    '',
    'lstm/',
    'zh/gradient-flow/',
    'figures/',
    'glossary/',
    'embed/latch/',
    'embed/chapter/lstm/'
  ])
    await open(page, address);
});

test('the detector runs in its chapter and on its own page, and its shared link holds the sub-path', async ({
  page,
  baseURL
}) => {
  for (const address of ['repeated-ones/', 'embed/repeated-ones/']) {
    await open(page, address);
    const figure = figureOf(page, 'repeated-ones');
    await expect(answers(figure)).toHaveText(defaultAnswers);
    await figure.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue(
      new RegExp(`^${baseURL}embed/repeated-ones/#v=1`)
    );
    await page.keyboard.press('Escape');
  }
});

test('the 404 page works at any depth', async ({ page, troubles, baseURL }) => {
  await page.goto('no/such/page/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'To the start' })).toHaveAttribute(
    'href',
    new RegExp('/unrolled/$|^/')
  );
  expect(troubles.filter((trouble) => !trouble.includes('404'))).toEqual([]);
  await page.getByRole('link', { name: 'To the start' }).click();
  await expect(page).toHaveURL(baseURL ?? '');
  troubles.length = 0;
});
