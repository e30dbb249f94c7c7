import type { Page } from '@playwright/test';
import { dragByFinger, middle } from './support/detector.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/clipping/';
const cliff = (page: Page) => figureOf(page, 'clipping');
const said = (page: Page) => cliff(page).locator('.status p[role=status]');
const start = (page: Page) => cliff(page).getByRole('slider', { name: 'Start of both descents' });
const row = (page: Page, title: string) =>
  cliff(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });
const slider = (page: Page, name: string) => cliff(page).getByRole('slider', { name, exact: true });

test.beforeEach(({ page }) => unfold(page));

test('the plain descent is thrown out and the clipped one arrives; a large threshold clips nothing', async ({
  page
}) => {
  await open(page, address);
  await expect(said(page)).toContainText(/Without clipping: thrown out .* With clipping: the low region/);
  await slider(page, 'Threshold').press('End');
  await expect(said(page)).toContainText(/With clipping: thrown out/);
});

test('with the mouse, the start is dragged, and both descents begin there', async ({ page }) => {
  await open(page, address);
  const before = await start(page).getAttribute('aria-valuetext');
  const at = await middle(start(page));
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 40, at.y + 25, { steps: 6 });
  await page.mouse.up();
  await expect(start(page)).not.toHaveAttribute('aria-valuetext', before ?? '');
  await slider(page, 'Position in time').fill('0');
  const [w, b] = ((await start(page).getAttribute('aria-valuetext')) ?? '').replace('w ', '').split(', b ');
  for (const [title, value] of [
    ['w', w],
    ['b', b]
  ])
    await expect(row(page, title).getByRole('cell')).toHaveText([value, value]);
});

test('with the keyboard, the start is moved, and clipping by element turns the step', async ({ page }) => {
  await open(page, `${address}#v=1&t=11`);
  const before = await start(page).getAttribute('aria-valuetext');
  await start(page).press('ArrowUp');
  await expect(start(page)).not.toHaveAttribute('aria-valuetext', before ?? '');
  await start(page).press('ArrowDown');
  await expect(start(page)).toHaveAttribute('aria-valuetext', before ?? '');
  const turned = row(page, 'turned by').getByRole('cell').first();
  await expect(turned).toHaveText('0°');
  await cliff(page).getByRole('radio', { name: 'by element' }).check();
  await expect(turned).toHaveText(/^[1-9]\d*°$/);
});

test('the exercise is solved by a smaller threshold', async ({ page }) => {
  await open(page, `${address}#v=1&goal=tame&threshold=1000`);
  await expect(said(page)).toContainText('Choose a threshold');
  await slider(page, 'Threshold').fill('34');
  await expect(said(page)).toHaveText(/^With clipping: the low region is reached/);
});

test('on paper a line says what was set, instead of the controls', async ({ page }) => {
  await open(page, address);
  await page.emulateMedia({ media: 'print' });
  await expect(cliff(page).getByText(/^Set to: Learning rate /)).toBeVisible();
  await expect(cliff(page).getByText('Learning rate', { exact: true })).toBeHidden();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });

  test('the start is dragged, the page does not scroll under it and is no wider than the phone', async ({
    page
  }) => {
    await open(page, address);
    const before = await start(page).getAttribute('aria-valuetext');
    await middle(start(page));
    const scrolled = await page.evaluate(() => scrollY);
    await dragByFinger(page, start(page), 20, -30);
    await expect(start(page)).not.toHaveAttribute('aria-valuetext', before ?? '');
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
