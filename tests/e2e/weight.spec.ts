import type { Page, Request } from '@playwright/test';
import { figures, pagesOf } from './support/places.ts';
import { expect, started, test } from './support/test.ts';

/** What a first visit may load, in thousands of bytes as a host sends them: text compressed. */
const limits = {
  chapter: { script: 110, font: 110, all: 280 },
  landing: { all: 200 },
  embed: { all: 280 }
};

/** Trained models of all figures of a page together. */
const MODELS = 1000;

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
    // Trained models are no part of the page: a figure says that they are on their way.
    const isModel = new URL(request.url()).pathname.includes('/models/');
    for (const kind of isModel ? ['models'] : ['all', request.resourceType()])
      bytes[kind] = (bytes[kind] ?? 0) + responseBodySize;
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
    expect(weight.models ?? 0).toBeLessThanOrEqual(MODELS);
  });

test('nothing moves on a phone when a lone figure begins to live', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 412, height: 823 },
    isMobile: true,
    hasTouch: true
  });
  await context.addInitScript(() => {
    const moved: number[] = Object.assign(window, { moved: [] }).moved;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        moved.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const id of ['latch', 'jacobian', 'repeated-ones']) {
    const page = await context.newPage();
    // Slow enough for what the server drew to be seen.
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(`embed/${id}/`);
    await started(page);
    const moved = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              resolve((window as unknown as { moved: number[] }).moved.reduce((sum, value) => sum + value, 0))
            )
          )
        )
    );
    expect(moved, id).toBeLessThanOrEqual(0.01);
    await page.close();
  }
  await context.close();
});
