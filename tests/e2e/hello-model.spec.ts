import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/hello-model/';
const words = (figure: ReturnType<typeof figureOf>) => figure.getByRole('group').first();

test('after a guess the network is trained click by click, until it says hello', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'hello-model');
  await figure.getByRole('button', { name: 'e after h' }).click();
  await expect(figure.getByText(/^(Yes: |You said “e after h”)/)).toBeVisible();
  const forward = figure.getByRole('button', { name: 'Step forward' });
  for (let update = 0; update < 8; update++) await forward.click();
  await expect(words(figure)).toHaveAccessibleDescription(/^After 8 updates: .*“hello”/);
});

test('with the keyboard the state is cut off, and the word stays unlearned', async ({ page }) => {
  await open(page, `${address}#v=1&last=skipped`);
  const figure = figureOf(page, 'hello-model');
  await figure.getByRole('checkbox', { name: 'hand the state on' }).press('Space');
  await words(figure).focus();
  await page.keyboard.press('End');
  await expect(words(figure)).toHaveAccessibleDescription(/^After 24 updates: .*“helll”/);
});

test('a wrong count of the weights is told what it forgot', async ({ page }) => {
  await open(page, `${address}#v=1&task=count&units=3`);
  const figure = figureOf(page, 'hello-model');
  const field = figure.getByRole('spinbutton', { name: /How many weights/ });
  await field.fill('24');
  await field.press('Enter');
  await expect(figure.getByText(/^24 leaves out the matrix that hands the state on/)).toBeVisible();
  await field.fill('33');
  await figure.getByRole('button', { name: 'Check' }).click();
  await expect(figure.getByText('33 it is.')).toBeVisible();
});

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 900 } });

  test('each step reads what the network said, and no target is shown', async ({ page }) => {
    await open(page, `${address}#v=1&last=skipped&t=2`);
    const figure = figureOf(page, 'hello-model');
    await figure.getByRole('radio', { name: 'its own letter' }).tap();
    await expect(figure.getByText('no target: nobody says what is right')).toBeVisible();
    await expect(figure.getByRole('img', { name: /^Reads o, state/ })).toHaveCount(3);
  });
});
