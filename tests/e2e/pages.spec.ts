import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, root } from './support/places.ts';
import { expect, open, test } from './support/test.ts';

const pages = pagesOf();
/** Those with sentences that set a figure. */
const toured = new Set(
  pages.filter((address) =>
    readFileSync(join(root, 'build', address, 'index.html'), 'utf8').includes('<a class="show')
  )
);

test('every page of the book stands in both languages', () => {
  const english = pages.filter((page) => !page.startsWith('zh/'));
  expect(pages.filter((page) => page.startsWith('zh/'))).toEqual(english.map((page) => `zh/${page}`));
});

test('the sitemap names every page of the book, and the social picture exists', async ({ request, page }) => {
  const sitemap = await (await request.get('sitemap.xml')).text();
  const listed = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) =>
    new URL(address).pathname.slice(1)
  );
  expect(listed.sort()).toEqual(pages.filter((address) => !address.includes('embed/')));
  await open(page, '');
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
  const found = await request.get(new URL(picture ?? '').pathname);
  expect(found.headers()['content-type']).toBe('image/png');
});

interface Look {
  scheme: 'light' | 'dark';
  width: number;
  /** What axe asks there. */
  rules: 'all' | 'colours' | 'all but colours';
}

/**
 * The widths at which axe looks at a page, in which colours, and for what. It takes seconds for a chapter, so that nothing
 * is looked at twice: colours are the same at every width and in both languages, what is not colour is the same in light
 * and dark, and one chapter in a frame stands for all that are the chapters themselves.
 */
function looks(address: string): Look[] {
  const narrow: Look = { scheme: 'light', width: 320, rules: 'all but colours' };
  if (address.includes('embed/chapter/'))
    return address === 'embed/chapter/lstm/'
      ? [{ scheme: 'light', width: 768, rules: 'all but colours' }]
      : [];
  if (address.startsWith('zh/')) return [narrow];
  return [
    { scheme: 'light', width: 1440, rules: 'all' },
    narrow,
    { scheme: 'dark', width: 1440, rules: 'colours' }
  ];
}

/**
 * What KaTeX draws beside its MathML is for the eye alone, in colours that the palette's own tests hold; it is half of all
 * elements of a chapter, and axe would look at each of them. Boxes of the same size take its place.
 */
const emptyFormulas = (page: Page) =>
  page.locator('.katex-html').evaluateAll((all) => {
    const sizes = all.map((one) => one.getBoundingClientRect());
    for (const [i, one] of all.entries()) {
      one.replaceChildren();
      one.setAttribute(
        'style',
        `display: inline-block; width: ${sizes[i].width}px; height: ${sizes[i].height}px`
      );
    }
  });

/** What axe finds wrong with the page as it stands. */
async function complaints(page: Page, rules: Look['rules']): Promise<string[]> {
  // No page of the book holds a frame, and without them axe needs a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const options = { resultTypes: ['violations' as const] };
  if (rules === 'colours') axe.options({ ...options, runOnly: { type: 'rule', values: ['color-contrast'] } });
  else if (rules === 'all but colours')
    axe.options({ ...options, rules: { 'color-contrast': { enabled: false } } });
  else axe.options(options);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('chapters hold sentences that set figures, in both languages', () => {
  expect([...toured]).toEqual(expect.arrayContaining(['repeated-ones/', 'zh/repeated-ones/']));
});

for (const address of pages)
  test(`/${address} is sound: no complaint, accessible in light and dark, never wider than the screen, and its sentences set its figures`, async ({
    page
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, address);
    await expect(page.locator('html')).toHaveAttribute('lang', address.startsWith('zh/') ? /^zh/ : 'en');
    if (!address.includes('embed/')) await namesLicencesAndLanguages(page, address);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      expect(overflow, `pixels beyond the edge at ${width}`).toBeLessThanOrEqual(0);
    }
    if (toured.has(address)) await setsItsFigures(page);
    await emptyFormulas(page);
    for (const { scheme, width, rules } of looks(address)) {
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
      await page.setViewportSize({ width, height: 900 });
      expect(await complaints(page, rules), `axe at ${width}, ${scheme}`).toEqual([]);
    }
  });

/** Every sentence that speaks of a state finds its figure, and the figure takes the state. */
async function setsItsFigures(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const link of await page.locator('a.show').all()) {
    await link.press('Enter');
    await expect(link).toHaveAttribute('aria-pressed', 'true');
  }
}

async function namesLicencesAndLanguages(page: Page, address: string): Promise<void> {
  const footer = page.getByRole('contentinfo');
  await expect(footer.getByRole('link', { name: 'MIT' })).toBeVisible();
  await expect(footer.getByRole('link', { name: 'CC BY 4.0' })).toBeVisible();
  const plain = address.replace(/^zh\//, '');
  const alternates = await page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((all) =>
      all.map((link) => [link.getAttribute('hreflang'), new URL((link as HTMLLinkElement).href).pathname])
    );
  expect(alternates).toEqual([
    ['en', `/${plain}`],
    ['zh-Hans', `/zh/${plain}`],
    ['x-default', `/${plain}`]
  ]);
}
