// No page is wider than its window, at any width, with scrollbars that take room and in the type that readers set.
import { chromium } from '@playwright/test';
import { launchOptions } from '../../tools/browser.mjs';
import { pagesOf } from './support/places.ts';
import { expect, open, test } from './support/test.ts';

const addresses = [
  ...pagesOf().filter((one) => /^[a-z-]+\/$/.test(one)),
  '',
  'zh/lstm/',
  'embed/chapter/lstm/'
];

/** In rem, as the breakpoints are: both sides of each of them, and some between. */
const usual = [23, 25.9, 26.1, 29.9, 30.1, 39.9, 40.1, 47.4, 47.6, 62.4, 62.6, 75, 79, 82.9, 83.1, 90, 120];

/** Every so many pixels from 320 to 1,920, where WIDTHS_STEP says so; it takes minutes for a page. */
const step = Number(process.env.WIDTHS_STEP ?? 0);

const widthsAt = (font: number): number[] =>
  step > 0
    ? Array.from({ length: Math.floor(1600 / step) + 1 }, (_, i) => 320 + i * step)
    : [320, ...usual.map((rem) => Math.round(rem * font))].filter((width) => width <= 1920);

for (const font of [16, 20, 24])
  test(`no page is wider than its window at any width, in type of ${font} pixels`, async ({ baseURL }) => {
    test.setTimeout(step > 0 ? 3_600_000 : 120_000);
    const options = launchOptions();
    // The reader's own setting: a size in a style sheet would leave the breakpoints, which are in rem, where they are.
    const browser = await chromium.launch({
      ...options,
      args: [...options.args, `--blink-settings=defaultFontSize=${font}`]
    });
    try {
      const page = await browser.newPage({ baseURL });
      for (const address of addresses) {
        await open(page, address);
        await page.addStyleTag({ content: 'html::-webkit-scrollbar { width: 15px; }' });
        const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
        expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(font);
        const wide: string[] = [];
        for (const width of widthsAt(font)) {
          await page.setViewportSize({ width, height: 800 });
          // A figure is drawn for its width in the frame after it has one.
          const over = await page.evaluate(
            () =>
              new Promise<number>((resolve) =>
                requestAnimationFrame(() =>
                  requestAnimationFrame(() => {
                    const { scrollWidth, clientWidth } = document.documentElement;
                    resolve(scrollWidth - clientWidth);
                  })
                )
              )
          );
          if (over > 0) wide.push(`${over} pixels beyond ${width}`);
        }
        expect.soft(wide, `/${address}`).toEqual([]);
      }
    } finally {
      await browser.close();
    }
  });
