import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/cell-activations/#v=1';

test('another cell is picked by mouse and by key, and says what it holds', async ({ page }) => {
  await open(page, `${address}&cell=5`);
  const figure = figureOf(page, 'cell-activations');
  const strip = figure.getByRole('slider', { name: 'The cell that colours the text' });
  await expect(strip).toHaveAttribute('aria-valuetext', /^Cell 5: −?\d\.\d\d$/);
  await strip.press('ArrowRight');
  await expect(strip).toHaveAttribute('aria-valuetext', /^Cell 6: /);
  const box = await strip.boundingBox();
  if (!box) throw new Error('The strip has no place.');
  await page.mouse.click(box.x + box.width - 3, box.y + box.height - 3);
  await expect(strip).toHaveAttribute('aria-valuenow', '256');
});

test('a text of one’s own is read and coloured', async ({ page }) => {
  await open(page, `${address}&cell=5`);
  const figure = figureOf(page, 'cell-activations');
  await figure.getByText('Your own code', { exact: true }).click();
  await figure.getByRole('textbox', { name: 'Code to read' }).fill('int a;\n');
  const body = figure.getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(/^After character 7, cell 5 of 256 holds tanh c = /);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 320, height: 900 } });

  test('a character is gone to by a tap', async ({ page }) => {
    await open(page, `${address}&cell=5`);
    const figure = figureOf(page, 'cell-activations');
    const body = figure.getByRole('group').first();
    await expect(body).toHaveAccessibleDescription(/^After character 40/);
    await figure
      .locator('rect.surface')
      .first()
      .tap({ position: { x: 4, y: 4 } });
    await expect(body).toHaveAccessibleDescription(/^After character 1,/);
  });
});
