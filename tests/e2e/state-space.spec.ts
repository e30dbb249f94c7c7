import type { Page } from '@playwright/test';
import { dragByFinger, middle, weight } from './support/detector.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/state-space/';
const plane = (page: Page) => figureOf(page, 'state-space');
const column = (page: Page) => plane(page).getByRole('slider', { name: 'Column 1 of W h h' });
const entry = (page: Page, row: number) => weight(plane(page), `W h h, row ${row}, column 1`);
const numberIn = async (page: Page, row: number) =>
  Number(await entry(page, row).getAttribute('aria-valuenow'));
const starts = (page: Page) => plane(page).getByRole('slider', { name: /^Start \d/ });

test.beforeEach(({ page }) => unfold(page));

test('with the mouse, the tip of a column is dragged, and the weights and the description follow', async ({
  page
}) => {
  await open(page, address);
  const before = [await numberIn(page, 1), await numberIn(page, 2)];
  const said = await plane(page)
    .getByRole('group')
    .first()
    .evaluate((body) => body.ariaDescribedByElements?.[0].textContent);
  const tip = await middle(column(page));
  await page.mouse.move(tip.x, tip.y);
  await page.mouse.down();
  await page.mouse.move(tip.x - 30, tip.y - 25, { steps: 6 });
  await page.mouse.up();
  expect(await numberIn(page, 1)).toBeLessThan(before[0]);
  expect(await numberIn(page, 2)).toBeGreaterThan(before[1]);
  await expect(plane(page).getByRole('group').first()).not.toHaveAccessibleDescription(said ?? '');
});

test('with the keyboard, a column, a weight and a start are moved, and starts are added and removed', async ({
  page
}) => {
  await open(page, address);
  const before = await numberIn(page, 1);
  await column(page).press('ArrowLeft');
  expect(await numberIn(page, 1)).toBeLessThan(before);
  await entry(page, 2).press('ArrowUp');
  const count = await starts(page).count();
  const start = starts(page).first();
  const from = await start.getAttribute('aria-valuetext');
  await start.press('ArrowRight');
  await expect(start).not.toHaveAttribute('aria-valuetext', from ?? '');
  await plane(page).getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await expect(starts(page)).toHaveCount(count + 1);
  await starts(page).last().press('Delete');
  await expect(starts(page)).toHaveCount(count);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the tip of a column is dragged up, and the page does not scroll under it', async ({ page }) => {
    await open(page, 'repeated-ones/');
    const before = await numberIn(page, 2);
    await middle(column(page));
    const scrolled = await page.evaluate(() => scrollY);
    await dragByFinger(page, column(page), 0, -40);
    expect(await numberIn(page, 2)).toBeGreaterThan(before);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });
});
