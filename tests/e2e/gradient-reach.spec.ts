import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/gradient-reach/';
const words = (figure: ReturnType<typeof figureOf>) => figure.getByRole('group').first();

test('after a guess characters are replaced one by one, and it says how far the framed one reaches', async ({
  page
}) => {
  await open(page, address);
  const figure = figureOf(page, 'gradient-reach');
  await figure.getByRole('button', { name: 'That is my guess' }).click();
  await expect(words(figure)).toHaveAccessibleDescription(
    /^“m” reaches back 49 characters; 72 were replaced/,
    {
      timeout: 30_000
    }
  );
  await expect(figure.getByText(/^You said \d+; it is 49/)).toBeVisible();
});

test('another character is framed with the arrows, and by a click', async ({ page }) => {
  await open(page, `${address}#v=1&reach=skipped&at=30&others=1`);
  const figure = figureOf(page, 'gradient-reach');
  const text = figure.getByRole('slider', { name: /^The text/ });
  await text.press('ArrowLeft');
  await expect(text).toHaveAttribute('aria-valuenow', '28');
  await text.click({ position: { x: 4, y: 8 } });
  await expect(text).toHaveAttribute('aria-valuenow', '0');
});

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 900 } });

  test('a tap frames a character', async ({ page }) => {
    await open(page, `${address}#v=1&reach=skipped&at=30&others=1`);
    const text = figureOf(page, 'gradient-reach').getByRole('slider', { name: /^The text/ });
    await text.tap({ position: { x: 22, y: 30 } });
    await expect(text).toHaveAttribute('aria-valuenow', /^(3[0-9])$/);
  });
});
