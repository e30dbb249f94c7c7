import type { Page, Request } from '@playwright/test';
import { figures, pagesOf } from './support/places.ts';
import { expect, started, test } from './support/test.ts';

/** What a first visit may load, in thousands of bytes as a host sends them: text compressed. */
const limits = {
  chapter: { script: 110, font: 110, all: 280 },
  landing: { all: 200 },
  embed: { all: 280 }
};

/** A written chapter can be embedded; nothing else of the book is under this address. */
const chapters = pagesOf().flatMap((page) => {
  const [, lang, slug] = /^(zh\/)?embed\/chapter\/([^/]+)\/$/.exec(page) ?? [];
  return slug === undefined ? [] : [`${lang ?? ''}${slug}/`];
});

/** Everything that a page loads until nothing more comes, by kind, in thousands of bytes. */
async function weightOf(page: Page, address: string): Promise<Record<string, number>> {
  const loaded: Request[] = [];
  page.on('requestfinished', (request) => loaded.push(request));
  await page.goto(address);
  await started(page);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  const bytes: Record<string, number> = { all: 0 };
  for (const request of loaded) {
    const { responseBodySize } = await request.sizes();
    for (const kind of ['all', request.resourceType()]) bytes[kind] = (bytes[kind] ?? 0) + responseBodySize;
  }
  return Object.fromEntries(Object.entries(bytes).map(([kind, size]) => [kind, size / 1000]));
}

const pages = [
  ...chapters.map((address) => ({ address, limit: limits.chapter })),
  ...['', 'zh/'].map((address) => ({ address, limit: limits.landing })),
  { address: `embed/${figures[0]}/`, limit: limits.embed }
];

for (const { address, limit } of pages)
  test(`/${address} is light enough for a slow line`, async ({ page }) => {
    const weight = await weightOf(page, address);
    for (const [kind, most] of Object.entries(limit)) {
      expect(weight[kind], `${kind}, of ${JSON.stringify(weight)}`).toBeGreaterThan(0);
      expect.soft(weight[kind], `${kind}, of ${JSON.stringify(weight)}`).toBeLessThanOrEqual(most);
    }
  });
