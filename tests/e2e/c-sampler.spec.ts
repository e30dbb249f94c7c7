import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/c-sampler/#v=1';
const state = (page: Parameters<typeof figureOf>[0]) =>
  figureOf(page, 'c-sampler').getByRole('group').first();

test('a network writes on from what the reader types, at the temperature that is set', async ({ page }) => {
  await open(page, `${address}&length=60`);
  const figure = figureOf(page, 'c-sampler');
  await expect(state(page)).toHaveAccessibleDescription(/^60 characters written/);
  await figure.getByRole('slider', { name: 'Temperature' }).fill('0');
  await figure.getByText('Settings', { exact: true }).click();
  await figure.getByRole('textbox', { name: 'It goes on from' }).fill('static int ');
  await figure.getByRole('slider', { name: 'Position in time' }).fill('60');
  await expect(state(page)).toHaveAccessibleDescription(
    /^60 characters written\. The last was the likeliest/
  );
  await expect(figure.locator('text.letters.given')).toHaveText('staticint');
});

test('what closes is counted after a guess, which stands beside it', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'c-sampler');
  await figure.getByRole('checkbox', { name: 'Count what closes' }).check();
  await figure.getByRole('slider', { name: /^At temperature 1/ }).fill('12');
  await figure.getByRole('button', { name: 'That is my guess' }).click();
  await expect(figure.getByText(/^At temperature 1 you expected 12 of 20; \d+ close\.$/)).toBeVisible({
    timeout: 120_000
  });
});

test('a model that does not come is said, and tried again', async ({ page, troubles }) => {
  let broken = true;
  await page.route('**/models/c.safetensors', (route) =>
    broken ? route.fulfill({ body: 'not a model' }) : route.continue()
  );
  await open(page, `${address}&length=30`);
  const figure = figureOf(page, 'c-sampler');
  await expect(figure.getByRole('alert')).toContainText('What came is not the model');
  broken = false;
  await figure.getByRole('button', { name: 'Try again' }).click();
  await expect(state(page)).toHaveAccessibleDescription(/^30 characters written/);
  expect(troubles).toEqual([]);
});
