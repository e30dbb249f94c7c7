import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/one-hot/';
const words = (figure: ReturnType<typeof figureOf>) => figure.getByRole('group').first();

test('another letter picks another column, by mouse and with the keyboard', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'one-hot');
  await expect(words(figure)).toHaveAccessibleDescription(/^“l”: 12 products, 9 of them by 0, give column 3/);
  await figure.getByRole('slider', { name: 'Position in time' }).fill('5');
  await expect(words(figure)).toHaveAccessibleDescription(/^“o”: .* column 4/);
  await words(figure).focus();
  await page.keyboard.press('Home');
  await expect(words(figure)).toHaveAccessibleDescription(/^“h”: .* column 1/);
});

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 900 } });

  test('an embedding is put between', async ({ page }) => {
    await open(page, address);
    const figure = figureOf(page, 'one-hot');
    await figure.getByRole('checkbox', { name: 'embedding between' }).tap();
    await expect(words(figure)).toHaveAccessibleDescription(/only its two numbers are multiplied/);
    await expect(figure.getByRole('img', { name: /^Embedding table: / })).toBeVisible();
  });
});
