import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/fold-unfold/';

test('a hand pulls the loop out copy by copy, and the link remembers how far', async ({ page }) => {
  await open(page, `${address}#v=1&unroll=0`);
  const figure = figureOf(page, 'fold-unfold');
  const handle = figure.getByRole('slider', { name: 'Pull the loop out' });
  await expect(handle).toHaveAttribute('aria-valuetext', '0 of 7 copies out');
  const box = await handle.boundingBox();
  if (!box) throw new Error('There is no handle.');
  const [x, y] = [box.x + 22, box.y + 22];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 200, y, { steps: 5 });
  await page.mouse.up();
  await expect(handle).toHaveAttribute('aria-valuetext', /^[23] of 7 copies out$/);
  await expect(page).toHaveURL(/unroll=[23](&|$)/);
});

test('keys pull, and a pressed input changes what every later copy holds', async ({ page }) => {
  await open(page, `${address}#v=1&unroll=7&t=7`);
  const figure = figureOf(page, 'fold-unfold');
  await expect(figure.getByText('7 of 7 read. The network says: lamp off.').first()).toBeVisible();
  await figure.getByRole('button', { name: 'Input of step 1: 1. Press to change it' }).press('Enter');
  await expect(figure.getByText('7 of 7 read. The network says: lamp on.').first()).toBeVisible();
  const handle = figure.getByRole('slider', { name: 'Pull the loop out' });
  await handle.press('Home');
  await expect(handle).toHaveAttribute('aria-valuetext', '0 of 7 copies out');
});

test('untied, the networks that learn in the browser end where their strings ended', async ({ page }) => {
  await open(page, `${address}#v=1&learn=1&seeds=2&seed=2&updates=600`);
  const figure = figureOf(page, 'fold-unfold');
  await figure.getByRole('button', { name: 'Show me' }).click();
  await figure.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(
    figure.getByText('One W: right to step 24 of 24. One W a step: right to step 8.').first()
  ).toBeVisible({ timeout: 50_000 });
});
