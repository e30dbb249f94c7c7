import type { CDPSession, Locator, Page } from '@playwright/test';
import { middle } from './support/detector.ts';
import { expect, figureOf, open, test } from './support/test.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 760 } });

/** Pages with all that a finger may begin on, what it begins on, and what a finger that goes across drags there. */
const grounds = [
  {
    page: 'embed/repeated-ones/#v=1',
    id: 'repeated-ones',
    on: ['[role=spinbutton]', 'input[type=range]', 'svg'],
    drags: ['[role=spinbutton]', 'input[type=range]']
  },
  {
    page: 'embed/state-space/#v=1',
    id: 'state-space',
    on: ['svg [role=slider]', '[role=spinbutton]', 'input[type=range]', 'svg'],
    drags: ['svg [role=slider]']
  },
  {
    page: 'embed/gradient-norm/#v=1',
    id: 'gradient-norm',
    on: ['[data-sketch] rect', '[data-sketch] [role=slider]'],
    drags: ['[data-sketch] rect']
  },
  { page: 'embed/unrolled-graph/#v=1', id: 'unrolled-graph', on: ['svg', 'input[type=range]'], drags: [] },
  {
    page: 'embed/counting/#v=1',
    id: 'counting',
    on: ['svg[data-export]', 'input[type=range]'],
    drags: ['input[type=range]']
  }
];

type Place = { x: number; y: number };

/** Fingers go in steps from where each begins. */
async function fingers(client: CDPSession, from: Place[], by: Place[]) {
  const at = (share: number) =>
    from.map(({ x, y }, id) => ({ id, x: x + by[id].x * share, y: y + by[id].y * share }));
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let i = 1; i <= 10; i++)
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(i / 10) });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** All that a finger could have changed. */
const state = (figure: Locator) =>
  figure.evaluate((root) =>
    [...root.querySelectorAll('input, select, [aria-valuenow]')]
      .map((one) => (one as HTMLInputElement).value ?? one.getAttribute('aria-valuenow'))
      .join(' ')
  );
const scrolled = (page: Page) => page.evaluate(() => scrollY);

for (const { page: address, id, on, drags } of grounds)
  test(`in ${id} a finger that swipes scrolls, two fingers zoom, and neither changes anything; across, it drags`, async ({
    page
  }) => {
    await open(page, address);
    // Room to scroll on both sides of the figure, whatever its height.
    await page.addStyleTag({ content: 'body { padding-block: 700px } html { scroll-behavior: auto }' });
    const figure = figureOf(page, id);
    const client = await page.context().newCDPSession(page);

    for (const what of on)
      for (const degrees of [0, 12, 30])
        await test.step(`a swipe on ${what} at ${degrees}°`, async () => {
          const from = await middle(figure.locator(what).first());
          const [before, top] = [await state(figure), await scrolled(page)];
          const turn = (degrees * Math.PI) / 180;
          await fingers(client, [from], [{ x: 160 * Math.sin(turn), y: -160 * Math.cos(turn) }]);
          await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 40);
          expect(await state(figure)).toBe(before);
        });

    for (const what of drags)
      await test.step(`across, it drags ${what}`, async () => {
        const from = await middle(figure.locator(what).first());
        const before = await state(figure);
        await fingers(client, [from], [{ x: from.x > 195 ? -60 : 60, y: 8 }]);
        await expect.poll(() => state(figure)).not.toBe(before);
      });

    await test.step('two fingers zoom', async () => {
      const what = figure.locator(on[0]).first();
      const { x, y } = await middle(what);
      const before = await state(figure);
      await fingers(
        client,
        [
          { x, y },
          { x: x > 195 ? x - 50 : x + 50, y: y + 10 }
        ],
        [
          { x: x > 195 ? 60 : -10, y: -60 },
          { x: x > 195 ? -60 : 60, y: 60 }
        ]
      );
      await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBeGreaterThan(1.1);
      expect(await state(figure)).toBe(before);
    });
  });
