import { middle, weight } from './support/detector.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/gru-gates/';

test.beforeEach(({ page }) => unfold(page));

test('with the mouse a weight is dragged, and the gate it works follows', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'gru-gates');
  const body = figure.getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(/Step 2 reads a: r 1\.00/);
  const { x, y } = await middle(weight(figure, 'Weight into r from a'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 260, y, { steps: 12 });
  await page.mouse.up();
  await expect(body).not.toHaveAccessibleDescription(/r 1\.00/);
});

test('with the keyboard z is held, and the state no longer changes', async ({ page }) => {
  await open(page, `${address}#v=1&t=2`);
  const figure = figureOf(page, 'gru-gates');
  const keep = figure.getByRole('button', { name: 'Keep for ever: z = 1' });
  await keep.focus();
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('group').first()).toHaveAccessibleDescription(/z 1,.*h becomes 0,/);
});

test('the other convention changes the formula and no number of the network', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'gru-gates');
  const body = figure.getByRole('group').first();
  const said = await body.evaluate((element) => element.ariaDescribedByElements?.[0].textContent);
  await expect(figure.getByText(/^As in PyTorch/)).toBeVisible();
  await figure.getByRole('checkbox', { name: 'write z the other way round' }).check();
  await expect(figure.getByText(/^As in some papers/)).toBeVisible();
  await expect(body).toHaveAccessibleDescription(said ?? '');
});
