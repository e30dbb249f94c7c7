import type { Page } from '@playwright/test';
import { crossEntropy, Rng } from '../../src/engine/index.ts';
import { CHECK_EVERY, LagLearning, startOf } from '../../src/training/lag/learning.ts';
import { LagStream } from '../../src/training/lag/task.ts';
import { dragByFinger, middle } from './support/detector.ts';
import { ask, heard, hostPage, serveHost } from './support/host.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/truncation/';
const figure = (page: Page) => figureOf(page, 'truncation');
const knife = (page: Page) => figure(page).getByRole('slider', { name: /^Window: the gradient is cut/ });
const button = (page: Page, name: string) => figure(page).getByRole('button', { name, exact: true });
const matrix = (page: Page, name: string) =>
  figure(page).getByRole('img', { name: new RegExp(`^W ${name}:`) });
const window = async (page: Page) => Number(await knife(page).getAttribute('aria-valuenow'));

test.beforeEach(({ page }) => unfold(page));

test('with the mouse, the knife is dragged along time, and the gradients turn back to the exact ones', async ({
  page
}) => {
  await open(page, `${address}#v=1`);
  expect(await window(page)).toBe(4);
  await expect(matrix(page, 'h y')).toHaveAccessibleName(/angle 0°/);
  const before = await matrix(page, 'x h').getAttribute('aria-label');
  const held = await middle(figure(page).locator('.pill'));
  await page.mouse.move(held.x, held.y);
  await page.mouse.down();
  await page.mouse.move(held.x + 90, held.y + 8, { steps: 8 });
  await page.mouse.up();
  expect(await window(page)).toBeGreaterThan(4);
  await expect(matrix(page, 'x h')).not.toHaveAttribute('aria-label', before ?? '');
  const end = await figure(page).locator('svg[data-export]').boundingBox();
  const pill = await middle(figure(page).locator('.pill'));
  await page.mouse.move(pill.x, pill.y);
  await page.mouse.down();
  await page.mouse.move((end?.x ?? 0) + (end?.width ?? 0), pill.y, { steps: 8 });
  await page.mouse.up();
  expect(await window(page)).toBe(24);
  for (const name of ['x h', 'h h', 'h y']) await expect(matrix(page, name)).toHaveAccessibleName(/angle 0°/);
});

test('with the keyboard, the knife moves a step at a time, and the pairs inside a window are counted', async ({
  page
}) => {
  await open(page, `${address}#v=1`);
  await knife(page).press('End');
  expect(await window(page)).toBe(24);
  await knife(page).press('Home');
  expect(await window(page)).toBe(1);
  for (let i = 0; i < 6; i++) await knife(page).press('ArrowRight');
  await expect(knife(page)).toHaveAttribute('aria-valuetext', '7 steps, 4 chunks');
  await expect(figure(page).getByText('Pairs 6 apart inside one window: 1 of 7')).toBeVisible();
});

test('how many will learn it is guessed first, and the guess stands beside the result', async ({ page }) => {
  await open(page, `${address}#v=2&lag=2&window=4&updates=100`);
  await expect(button(page, 'Play')).toBeDisabled();
  const guess = figure(page).getByRole('slider', { name: /Ten networks are trained: how many/ });
  await guess.fill('7');
  await button(page, 'That is my guess').click();
  await expect(figure(page).getByText('You expect 7 of 10.')).toBeVisible();
  await button(page, 'Play').click();
  await expect(
    figure(page).getByText(/^You expected 7 of 10; through this window \d+ learned it/)
  ).toBeVisible({
    timeout: 60_000
  });
});

test('training runs to a result: a window longer than the lag is learned, and stays learned when another is set', async ({
  page
}) => {
  await open(page, `${address}#v=1&lag=2&window=4`);
  await button(page, 'Play').click();
  await expect(figure(page).getByText(/^10 of 10 learned it/)).toBeVisible({ timeout: 100_000 });
  await expect(figure(page).locator('circle.success').first()).toBeVisible();
  const learned = await figure(page).locator('circle.success').count();
  await knife(page).press('ArrowLeft');
  await expect(figure(page).getByText(/^Press play/)).toBeVisible();
  expect(await figure(page).locator('circle.success').count()).toBe(learned);
});

test('the page’s numbers are the engine’s: both gradients, and what networks learned', async ({
  page,
  baseURL,
  origins
}) => {
  const [lag, size, T, B] = [3, 5, 24, 64];
  const url = new URL(`${address}?backend=ts#v=1&lag=${lag}&window=${size}`, baseURL).href;
  const host = await serveHost(hostPage(url, { sandbox: 'allow-scripts' }));
  origins.add(host.origin);
  await page.goto(host.origin);
  await heard(page, 'ready');
  type Values = Record<string, Record<string, number>> & { accuracy: number[][]; accuracyFrozen: number[][] };
  const values = async () => ((await ask(page, { type: 'get' })) as { values: Values }).values;

  const network = startOf(1, 'orthogonal', 'float64');
  const x = new Float64Array(T * B);
  const wanted = new Int32Array(T * B);
  new LagStream(lag, B, new Rng(2_000_001)).read(x, wanted);
  wanted.fill(-1, 0, lag * B);
  const whole = network.forward(x, { T, B });
  const { dLogits } = crossEntropy(whole.output, wanted, { T, B, V: 2 });
  const lengthWith = (window: number) => {
    network.zeroGrad();
    for (let from = 0; from < T; from += window) {
      const steps = Math.min(window, T - from);
      const chunk = network.forward(x.slice(from * B, (from + steps) * B), {
        T: steps,
        B,
        h0: Float64Array.from(whole.h(0, from - 1))
      });
      network.backward(chunk, { dOutput: dLogits.slice(from * B * 2, (from + steps) * B * 2) });
    }
    return Math.hypot(...network.parameter('weight_hh_l0').grad);
  };
  const shown = await values();
  expect(shown.truncated.Whh).toBeCloseTo(lengthWith(size), 12);
  expect(shown.exact.Whh).toBeCloseTo(lengthWith(T), 12);
  expect(shown.truncated.Why).toBeCloseTo(shown.exact.Why, 12);

  await ask(page, { type: 'step', by: 1 });
  await expect
    .poll(async () => (await values()).accuracyFrozen[0]?.[9] ?? null, { timeout: 60_000 })
    .not.toBeNull();
  const { accuracy, accuracyFrozen } = await values();
  const spec = { lag, window: size, clear: false, start: 'orthogonal' } as const;
  for (const [seed, recurrence, told] of [
    [1, 'trained', accuracy[0][0]],
    [10, 'trained', accuracy[0][9]],
    [10, 'frozen', accuracyFrozen[0][9]]
  ] as const) {
    const alone = new LagLearning(spec, seed, recurrence);
    for (let update = 0; update < CHECK_EVERY; update++) alone.update();
    expect(told).toBe(alone.accuracy());
  }
  await host.close();
});

test('the exercise shows the border only once the step after it has been named', async ({ page }) => {
  await open(page, `${address}#v=1&task=where-stops&window=5&loss=18`);
  const flag = figure(page).getByRole('slider', { name: 'Your answer: the earliest step' });
  await flag.press('ArrowLeft');
  await button(page, 'Check').click();
  await expect(figure(page).getByRole('status').filter({ hasText: 'so does an earlier one' })).toBeVisible();
  await expect(figure(page).locator('line.border')).toHaveCount(0);
  await flag.press('ArrowLeft');
  await button(page, 'Check').click();
  await expect(figure(page).getByRole('status').filter({ hasText: 'begins at step 16' })).toBeVisible();
  await expect(figure(page).locator('line.border')).toHaveCount(4);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the knife is dragged, and the page does not scroll under it', async ({ page }) => {
    await open(page, `${address}#v=1`);
    await middle(figure(page).locator('.pill'));
    const scrolled = await page.evaluate(() => scrollY);
    await dragByFinger(page, figure(page).locator('.pill'), 70, -10);
    expect(await window(page)).toBeGreaterThan(6);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });
});
