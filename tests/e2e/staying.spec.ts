// Where a reader lands, what is kept while one is away, and how wide a page is.
import type { Page } from '@playwright/test';
import { weight } from './support/detector.ts';
import { expect, figureOf, open, started, test } from './support/test.ts';

const chapter = 'repeated-ones/';
const copied = 'W h h, row 2, column 1';

/** How far the target of the page's address is from where a link puts it, once nothing moves any more. */
async function offTarget(page: Page, id: string): Promise<number> {
  return page.locator(`[id="${id}"]`).evaluate(
    (target) =>
      new Promise<number>((resolve) => {
        let last = NaN;
        let still = 0;
        const look = () => {
          const { top } = target.isConnected
            ? target.getBoundingClientRect()
            : (document.getElementById(target.id)?.getBoundingClientRect() ?? { top: NaN });
          still = Math.abs(top - last) < 1 ? still + 1 : 0;
          last = top;
          if (still > 40) resolve(top);
          else requestAnimationFrame(look);
        };
        look();
      })
  );
}

for (const [width, height] of [
  [390, 760],
  [1400, 900]
])
  test(`a link to a heading, a figure or an exercise lands at it, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const [address, id] of [
      ['gradient-flow/', 'latch'],
      ['lstm/', 'gru-gates'],
      [chapter, 'check'],
      ['backprop-through-time/', 'memory-cost']
    ]) {
      await page.goto('about:blank');
      await open(page, `${address}#${id}`);
      const top = await offTarget(page, id);
      expect(top, `${address}#${id}`).toBeGreaterThan(-8);
      expect(top, `${address}#${id}`).toBeLessThan(40);
    }
  });

test('a change outlasts a look into the glossary, Back, a reload and the other language', async ({
  page
}) => {
  await open(page, chapter);
  const cell = () => weight(figureOf(page, 'repeated-ones'), copied);
  await cell().scrollIntoViewIfNeeded();
  const before = await cell().getAttribute('aria-valuenow');
  await cell().press('ArrowUp');
  const after = await cell().getAttribute('aria-valuenow');
  expect(after).not.toBe(before);
  const kept = () => expect(cell()).toHaveAttribute('aria-valuenow', after ?? '');

  await page
    .getByRole('link', { name: 'Glossary' })
    .first()
    .evaluate((link: HTMLElement) => link.click());
  await expect(page).toHaveURL(/glossary/);
  await page.goBack();
  await kept();
  await page.reload();
  await kept();
  await page.getByRole('link', { name: '中文' }).evaluate((link: HTMLElement) => link.click());
  await expect(page).toHaveURL(/\/zh\//);
  // Where one reads is carried over by a page that answers already.
  await started(page);
  await page.getByRole('link', { name: 'English' }).evaluate((link: HTMLElement) => link.click());
  await kept();
  await figureOf(page, 'repeated-ones').getByRole('button', { name: 'Reset' }).click();
  await expect(cell()).toHaveAttribute('aria-valuenow', before ?? '');
});

test('a page is the same under the name of its file', async ({ page }) => {
  for (const address of [chapter, 'embed/latch/', 'embed/chapter/lstm/', 'zh/']) {
    await open(page, `${address}index.html`);
    await expect(page.getByText(/Something went wrong|There is no such page/)).toHaveCount(0);
  }
});

test('an exercise stands in the page unopened, and a link to it opens it', async ({ page }) => {
  await open(page, chapter);
  const card = page.locator('#exercise-two-units');
  await expect(card.locator('.content p').first()).toHaveText(/\S/);
  await expect(card).not.toHaveAttribute('open');
  await page.evaluate(() => (location.hash = 'exercise-two-units'));
  await expect(card).toHaveAttribute('open', '');
});

test('a formula is copied once, as its TeX, in commands that everybody has', async ({ page }) => {
  await open(page, 'lstm/');
  const written = await page.evaluate(async () => {
    const formula = document.querySelector('.prose .equation .katex');
    if (!formula) throw new Error('no formula');
    getSelection()?.selectAllChildren(formula);
    const data = new DataTransfer();
    // The script that answers comes after the page.
    for (let i = 0; i < 200 && data.getData('text/plain') === ''; i++) {
      await new Promise(requestAnimationFrame);
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }));
    }
    return data.getData('text/plain');
  });
  expect(written).toMatch(/^\$+[^$]*\\tanh[^$]*\$+$/);
  expect(written).not.toMatch(/\\ht|\\W\b|\\hprev/);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('a page says that its figures stand still', async ({ page }) => {
    for (const address of [chapter, 'embed/latch/']) {
      await page.goto(address);
      await expect(page.getByText(/Without JavaScript/)).toBeVisible();
    }
  });
});
