import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/multilayer/';

test.beforeEach(({ page }) => unfold(page));

test('the grid grows by a layer and by a step, and a bit is changed, by mouse', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'multilayer');
  const body = figure.getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(/^3 layers by 6 steps/);
  await figure.getByRole('button', { name: 'Add a layer' }).click();
  await figure.getByRole('button', { name: 'Add a step' }).click();
  await expect(body).toHaveAccessibleDescription(/^4 layers by 7 steps/);
  await expect(figure.getByText(/^Layer 4: 1 · 3 · \(3 \+ 3\) weights/)).toBeVisible();
  await figure.getByRole('button', { name: 'Input of step 1: 1' }).click();
  await expect(figure.getByRole('button', { name: 'Input of step 1: 0' })).toBeVisible();
});

test('with the keyboard the grid is walked cell by cell, and each says its numbers', async ({ page }) => {
  await open(page, `${address}#v=1&t=16`);
  const figure = figureOf(page, 'multilayer');
  const cell = (layer: number, step: number) =>
    figure.getByRole('option', { name: new RegExp(`^Layer ${layer}, step ${step}: state .*; gradient`) });
  await cell(1, 1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell(1, 2)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(cell(2, 2)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(cell(2, 1)).toBeFocused();
});

test('the exercise answers a wrong count with what it forgot, and takes the right one', async ({ page }) => {
  await open(page, `${address}#v=1&task=count&cell=lstm&hidden=4&layers=2`);
  const figure = figureOf(page, 'multilayer');
  const field = figure.getByRole('spinbutton', { name: /How many parameters has layer 2/ });
  await field.fill('144');
  await field.press('Enter');
  await expect(figure.getByText(/^144 counts one bias for each row/)).toBeVisible();
  await field.fill('160');
  await figure.getByRole('button', { name: 'Check' }).click();
  await expect(figure.getByText('160 it is.')).toBeVisible();
});

test('on the way back the arrows point to the left and down', async ({ page }) => {
  await open(page, `${address}#v=1&t=16`);
  const paths = await figureOf(page, 'multilayer')
    .locator('path.edge.lit')
    .evaluateAll((edges) => edges.map((edge) => edge.getAttribute('d') ?? ''));
  // 3 × 6 cells: 18 from below, 15 from the left, and the last answer's.
  expect(paths).toHaveLength(34);
  for (const d of paths) {
    const [x0, y0, x1, y1] = (d.match(/-?[\d.]+/g) ?? []).map(Number);
    expect(x1 < x0 || y1 > y0).toBe(true);
  }
});

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 900 } });

  test('a tapped cell is read out below the grid, and nothing jumps', async ({ page }) => {
    await open(page, `${address}#v=1&t=12`);
    const figure = figureOf(page, 'multilayer');
    const picture = figure.locator('svg[data-export]');
    const before = await picture.boundingBox();
    await figure.getByRole('option', { name: /^Layer 1, step 2/ }).tap();
    await expect(picture).toContainText(/Layer 1, step 2 ?h = (−?\d\.\d+(, )?){3}/);
    await figure.getByRole('option', { name: /^Layer 2, step 6/ }).tap();
    await expect(picture).toContainText(/Layer 2, step 6 ?h = .*∂y\/∂h = (−?\d\.\d+(, )?){3}/);
    expect((await picture.boundingBox())?.height).toBe(before?.height);
  });
});
