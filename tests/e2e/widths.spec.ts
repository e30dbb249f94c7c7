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

for (const [font, narrowest, step] of [
  [16, 320, 35],
  [20, 425, 105],
  [24, 425, 105]
])
  test(`no page is wider than its window at any width, in type of ${font} pixels`, async ({ baseURL }) => {
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
        const wide: number[] = [];
        for (let width = narrowest; width <= 1920; width += step) {
          await page.setViewportSize({ width, height: 800 });
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth
          );
          if (over > 0) wide.push(width);
        }
        expect.soft(wide, `/${address}`).toEqual([]);
      }
    } finally {
      await browser.close();
    }
  });
