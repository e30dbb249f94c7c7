import { expect, figureOf, open, test } from './support/test.ts';

const code = encodeURIComponent('f("ab");\n/* c */\nif (g("de")) {\n\th("fgh");\n}\n'.repeat(4));
const address = `embed/cell-detective/#v=1&code=${code}`;

test('characters are marked by a drag, and cells are ranked by them', async ({ page }) => {
  await open(page, `${address}&hypothesis=marks`);
  const figure = figureOf(page, 'cell-detective');
  const body = figure.getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(/^Mark the characters/);
  const text = figure.locator('rect.surface').first();
  const box = await text.boundingBox();
  if (!box) throw new Error('The text has no place.');
  await page.mouse.move(box.x + 20, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 48, box.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect(body).toHaveAccessibleDescription(/^Cell \d+ for “my own marks”: F1 \d\.\d\d/, {
    timeout: 60_000
  });
});

test('with the keyboard characters are marked from one place to another', async ({ page }) => {
  await open(page, `${address}&hypothesis=marks&t=3`);
  const figure = figureOf(page, 'cell-detective');
  await figure.getByRole('button', { name: 'Mark from here' }).press('Enter');
  await figure.getByRole('slider', { name: 'Position in time' }).fill('6');
  await figure.getByRole('button', { name: 'Mark up to here' }).press('Enter');
  const body = figure.getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(/“my own marks”/, { timeout: 60_000 });
});

test('a cell is held after a guess, and what that costs stands beside it', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'cell-detective');
  await expect(figure.getByRole('switch').first()).toBeVisible({ timeout: 60_000 });
  await figure.getByRole('combobox', { name: 'Do to it' }).selectOption('silence it (0)');
  await figure.getByRole('button', { name: 'inside only' }).click();
  await expect(figure.getByText(/They cost more/).first()).toBeVisible({ timeout: 60_000 });
  await expect(figure.locator('rect.after')).toHaveCount(2);
});
