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

/**
 * The widths at which axe looks at a page, and in which colours. It takes seconds for a chapter, so that nothing is looked
 * at twice: colours are the same at every width and in both languages, and a chapter in a frame is the chapter.
 */
function looks(address: string): [scheme: 'light' | 'dark', width: number][] {
  const chinese = address.startsWith('zh/');
  if (/embed\/chapter\//.test(address)) return chinese ? [] : [['light', 768]];
  if (/embed\//.test(address) && chinese) return [['light', 320]];
  return [
    ['light', 1440],
    ['light', 320],
    ['dark', 1440]
  ];
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
    for (const [colorScheme, width] of looks(address)) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await page.setViewportSize({ width, height: 900 });
      // No page of the book holds a frame, and without them axe needs a third of the time.
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`)
      );
      expect(found, `axe at ${width}, ${colorScheme}`).toEqual([]);
    }
    if (toured.has(address)) await setsItsFigures(page);
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
