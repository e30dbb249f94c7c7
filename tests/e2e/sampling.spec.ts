import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/sampling/';
const words = (figure: ReturnType<typeof figureOf>) => figure.getByRole('group').first();

test('the model comes, a guess is made, and characters are drawn one by one', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'sampling');
  await figure.getByRole('button', { name: 'That is my guess' }).click();
  await expect(figure.getByText(/^You said 50%; at temperature ½ it gets \d+%/)).toBeVisible();
  await figure.getByRole('button', { name: 'Step forward' }).click();
  await expect(words(figure)).toHaveAccessibleDescription(/ was drawn, with /);
});

test('with top k at 1 a single character is left, whatever the temperature', async ({ page }) => {
  await open(page, `${address}#v=1&cooled=skipped&t=3`);
  const figure = figureOf(page, 'sampling');
  await figure.getByRole('slider', { name: 'Top k' }).press('ArrowRight');
  await expect(words(figure)).toHaveAccessibleDescription(/ with 100%; 1 character could come/);
});

test('a model that does not come is said so, and comes when it is asked for again', async ({
  page,
  troubles
}) => {
  await page.route('**/models/prose.safetensors', (route) => route.fulfill({ status: 404 }), { times: 1 });
  await open(page, `${address}#v=1&cooled=skipped`);
  const figure = figureOf(page, 'sampling');
  await expect(figure.getByRole('alert')).toContainText('the server has no such file');
  troubles.length = 0;
  await figure.getByRole('button', { name: 'Start it again' }).click();
  await expect(words(figure)).toHaveAccessibleDescription(/^Nothing is drawn yet/);
});

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 900 } });

  test('a share at another temperature is worked out, and a wrong one is told why', async ({ page }) => {
    await open(page, `${address}#v=1&task=cool`);
    const figure = figureOf(page, 'sampling');
    const field = figure.getByRole('spinbutton');
    await field.fill('36');
    await figure.getByRole('button', { name: 'Check' }).tap();
    await expect(figure.getByText(/^36 is the square/)).toBeVisible();
    await field.fill('78');
    await figure.getByRole('button', { name: 'Check' }).tap();
    await expect(figure.getByText(/78 per cent: 36 of/)).toBeVisible();
  });
});
