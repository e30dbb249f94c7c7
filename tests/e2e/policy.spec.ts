import type { Frame } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refused, tryForbidden } from './support/forbidden.ts';
import { heard, hostPage, serveHost, type Host } from './support/host.ts';
import { pagesOf, root } from './support/places.ts';
import { expect, open, test as base } from './support/test.ts';

const test = base.extend<{ elsewhere: Host; refuses: (where: Frame) => Promise<void> }>({
  elsewhere: async ({ baseURL: _ }, use) => {
    const host = await serveHost('<!doctype html><title>Elsewhere</title>');
    await use(host);
    await host.close();
  },
  refuses: async ({ elsewhere, troubles }, use) => {
    await use(async (where) => {
      expect(await where.evaluate(tryForbidden, `${elsewhere.origin}/`)).toEqual(refused);
      // One for the script, two for the request.
      await expect.poll(() => troubles.length, 'the browser says what it refused').toBe(3);
      expect(troubles.splice(0).filter((said) => !said.includes('Content Security Policy'))).toEqual([]);
    });
  }
});

test('every page hands its policy to the script that puts it in force, before all else', () => {
  for (const page of [...pagesOf().map((address) => `${address}index.html`), '404.html']) {
    const html = readFileSync(join(root, 'build', page), 'utf8');
    expect(html, page).toMatch(
      /<head>\s*<meta charset="utf-8" \/>\s*<script src="[^"]*\/policy\.js" data-policy="default-src 'self';/
    );
    expect(html, `${page}: a policy that names no origin`).not.toContain('http-equiv="content-security');
  }
});

for (const address of ['', 'glossary/', 'embed/lstm-gates/', '404.html'])
  test(`/${address} refuses a script that is not the book's and whatever comes from elsewhere`, async ({
    page,
    refuses
  }) => {
    if (address === '404.html') await page.goto(address);
    else await open(page, address);
    await refuses(page.mainFrame());
  });

test('so does a figure in a sandboxed frame', async ({ page, baseURL, origins, refuses }) => {
  const host = await serveHost(hostPage(new URL('embed/lstm-gates/', baseURL).href));
  origins.add(host.origin);
  await page.goto(host.origin);
  await heard(page, 'ready');
  const [, figure] = page.frames();
  await refuses(figure);
  await page.goto('about:blank');
  await host.close();
});

test('beside every "self" the policy names the origin at which the page is served', async ({
  page,
  baseURL
}) => {
  await open(page, '');
  const policy = await page.locator('meta[http-equiv=content-security-policy]').getAttribute('content');
  const { origin } = new URL(baseURL ?? '');
  expect(policy).toContain(`default-src 'self' ${origin};`);
  expect(policy?.split("'self'")).toHaveLength((policy?.split(`'self' ${origin}`) ?? []).length);
});
