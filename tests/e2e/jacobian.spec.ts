import type { Locator } from '@playwright/test';
import { dragByFinger, middle } from './support/detector.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/jacobian/';
const slider = (figure: Locator, name: string) => figure.getByRole('slider', { name });
/** Singular value i as the reader sees it. */
const sigma = async (figure: Locator, i: 1 | 2) =>
  Number(await slider(figure, `Singular value ${i}`).getAttribute('aria-valuenow'));

test.beforeEach(({ page }) => unfold(page));

test('with the mouse an eigenvalue leaves the real axis, and the other follows as its conjugate', async ({
  page
}) => {
  await open(page, address);
  const figure = figureOf(page, 'jacobian');
  const { x, y } = await middle(slider(figure, 'Eigenvalue 1'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 10, y - 45, { steps: 5 });
  await page.mouse.up();
  await expect(slider(figure, 'Eigenvalue 1')).toHaveAttribute('aria-valuetext', /\+ .*i$/);
  await expect(slider(figure, 'Eigenvalue 2')).toHaveAttribute('aria-valuetext', /− .*i$/);
});

test('with the keyboard one singular value is raised, the other falls, and their product stays', async ({
  page
}) => {
  await open(page, address);
  const figure = figureOf(page, 'jacobian');
  const before = [await sigma(figure, 1), await sigma(figure, 2)];
  await slider(figure, 'Singular value 1').press('ArrowRight');
  await slider(figure, 'Singular value 1').press('ArrowRight');
  const after = [await sigma(figure, 1), await sigma(figure, 2)];
  expect(after[0]).toBeGreaterThan(before[0]);
  expect(after[1]).toBeLessThan(before[1]);
  expect(after[0] * after[1]).toBeCloseTo(before[0] * before[1], 6);
});

test('with a finger a singular value is dragged below the eigenvalues’ size and stops there', async ({
  page
}) => {
  await open(page, address);
  const figure = figureOf(page, 'jacobian');
  await dragByFinger(page, slider(figure, 'Singular value 1'), -400, 0);
  expect(await sigma(figure, 1)).toBeCloseTo(0.9, 6);
});

test('the description says how long the longest gradient is after the steps shown', async ({ page }) => {
  await open(page, `${address}#v=1&re=0.5&re2=0.5&sigma=0.5&t=2`);
  const body = figureOf(page, 'jacobian').getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(/After 2 steps back the longest gradient is 0\.25/);
});
