import type { Page } from '@playwright/test';
import { gradientNorms, Network, Rng } from '../../src/engine/index.ts';
import { INPUTS } from '../../src/training/gradient-flow/config.ts';
import { inputOf, lossDirection } from '../../src/training/gradient-flow/network.ts';
import { dragByFinger, middle } from './support/detector.ts';
import { ask, heard, hostPage, serveHost } from './support/host.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/gradient-norm/';
const norms = (page: Page) => figureOf(page, 'gradient-norm');
const knots = (page: Page) => norms(page).getByRole('slider', { name: /^Your guess, \d+ steps back$/ });
const guess = (page: Page) =>
  knots(page).evaluateAll((all) => all.map((knot) => Number(knot.getAttribute('aria-valuenow'))));
const medians = (page: Page) => norms(page).locator('path[data-cell]');
const button = (page: Page, name: string) => norms(page).getByRole('button', { name });
const at = (page: Page, cell: string) => norms(page).getByRole('row', { name: new RegExp(`^${cell} `) });

interface Values extends Record<'rnn' | 'gru' | 'lstm', number[][]> {
  complete: boolean;
  bound: number[];
}

test.beforeEach(({ page }) => unfold(page));

test('in a sandboxed frame of another site, every curve is the engine’s, after every change', async ({
  page,
  baseURL,
  origins
}) => {
  const host = await serveHost(hostPage(new URL(`${address}#networks=3&T=80`, baseURL).href));
  origins.add(host.origin);
  await page.goto(host.origin);
  await heard(page, 'ready');
  const values = async () => {
    let known: Values | undefined;
    await expect
      .poll(async () => {
        known = ((await ask(page, { type: 'get' })) as { values: unknown }).values as Values;
        return known.complete;
      })
      .toBe(true);
    if (!known) throw new Error('The figure gave no values.');
    return known;
  };
  for (const { T, units, forget } of [
    { T: 80, units: 16, forget: 0 },
    { T: 50, units: 32, forget: 3 },
    { T: 1000, units: 8, forget: -1 }
  ]) {
    expect(await ask(page, { type: 'set', params: { T, units, forget } })).toMatchObject({ ok: true });
    const known = await values();
    for (const cell of ['rnn', 'gru', 'lstm'] as const) {
      for (const seed of [1, 2, 3]) {
        const net = new Network({ cell, inputSize: INPUTS, hiddenSize: units, dtype: 'float64' });
        net.init(new Rng(seed), { forgetBias: cell === 'lstm' ? forget : undefined });
        const trace = net.forward(inputOf(T, 1), { T });
        const expected = gradientNorms(trace, { dHn: lossDirection(units, seed) });
        expect(known[cell]).toHaveLength(T);
        for (let k = 1; k <= T; k++)
          expect(known[cell][k - 1][seed - 1]).toBeCloseTo(expected[k] / Math.LN10, 6);
      }
    }
  }
  await host.close();
});

test('without tanh no curve crosses the bound that is drawn', async ({ page, baseURL, origins }) => {
  const host = await serveHost(hostPage(new URL(`${address}#preset=nonnormal`, baseURL).href));
  origins.add(host.origin);
  await page.goto(host.origin);
  await heard(page, 'ready');
  for (const params of [{ T: 300 }, { init: 'uniform', gain: 1.3 }, { scaling: 'sigma', gain: 1 }]) {
    await ask(page, { type: 'set', params });
    await expect
      .poll(async () => ((await ask(page, { type: 'get' })) as { values: Values }).values.complete)
      .toBe(true);
    const { rnn, bound } = ((await ask(page, { type: 'get' })) as { values: Values }).values;
    expect(rnn).toHaveLength(300);
    rnn.forEach((row, i) => expect(Math.max(...row)).toBeLessThanOrEqual(bound[i] + 1e-9));
  }
  await host.close();
});

test('with the mouse, a guess is drawn in one stroke, and then the truth over it', async ({ page }) => {
  await open(page, address);
  await expect(button(page, 'Skip the guess')).toBeVisible();
  await expect(medians(page).first()).toBeHidden();
  const first = await middle(knots(page).first());
  const last = await middle(knots(page).last());
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(last.x - 2, last.y + 100, { steps: 12 });
  await page.mouse.up();
  const drawn = await guess(page);
  expect(drawn[0]).toBeGreaterThan(-3);
  for (let i = 1; i < drawn.length; i++) expect(drawn[i]).toBeLessThan(drawn[i - 1] - 2);
  await button(page, 'Draw the truth over it').click();
  await expect(medians(page)).toHaveCount(3);
  await expect(medians(page).first()).toBeVisible();
  await expect(norms(page).getByText(/50 steps back you expected .* the RNN’s norm is/)).toBeVisible();
  await expect(at(page, 'RNN')).toContainText('·10⁻');
});

test('from the keyboard, knots are moved, the truth is shown, and numbers are read off at any step', async ({
  page
}) => {
  await open(page, address);
  await knots(page).first().focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Shift+ArrowDown', 'ArrowRight', 'PageUp'])
    await page.keyboard.press(key);
  expect((await guess(page)).slice(0, 4)).toEqual([-2, -10, 10, 0]);
  await button(page, 'Draw the truth over it').press('Enter');
  const position = norms(page).getByRole('slider', { name: 'Position' });
  await position.focus();
  await page.keyboard.press('Home');
  await expect(at(page, 'LSTM')).toContainText('1.0');
  await page.keyboard.press('ArrowRight');
  await expect(norms(page).getByText('1 step back', { exact: true }).filter({ visible: true })).toBeVisible();
  await button(page, 'Guess again').press('Enter');
  await expect(knots(page)).toHaveCount(6);
  expect(await guess(page)).toEqual([0, 0, 0, 0, 0, 0]);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a guess is drawn, and the page does not scroll under it', async ({ page }) => {
    await open(page, address);
    await middle(knots(page).nth(2));
    const scrolled = await page.evaluate(() => scrollY);
    await dragByFinger(page, knots(page).nth(2), 60, 70);
    const drawn = await guess(page);
    expect(Math.min(...drawn)).toBeLessThan(-5);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await expect(button(page, 'Draw the truth over it')).toBeVisible();
  });
});

test('under reduced motion the truth is simply there', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, address);
  await button(page, 'Skip the guess').click();
  await expect(medians(page)).toHaveCount(3);
  const running = await page.evaluate(
    () => document.getAnimations().filter((animation) => animation.playState === 'running').length
  );
  expect(running).toBe(0);
});

test('paper does not wait for a guess: printed, the curves and their numbers are there', async ({ page }) => {
  await open(page, address);
  await expect(medians(page).first()).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  for (const median of await medians(page).all()) await expect(median).toBeVisible();
  await expect(at(page, 'LSTM')).toBeVisible();
  await expect(knots(page).first()).toBeHidden();
  await expect(norms(page).getByText(/^Measured: .* T = 200, 16 units, seeds 1–5\.$/)).toBeVisible();
  await expect(norms(page).getByText('Forget bias', { exact: true })).toBeHidden();
});

test('nothing below the picture says how it ends before the truth is shown', async ({ page }) => {
  await open(page, address);
  const settings = norms(page).getByRole('combobox', { name: 'Setting' }).getByRole('option');
  await expect(button(page, 'Skip the guess')).toBeVisible();
  await expect(settings).toHaveCount(0);
  await expect(at(page, 'RNN')).toHaveCount(0);
  await button(page, 'Skip the guess').click();
  await expect(settings.filter({ hasText: 'As PyTorch starts' })).toHaveText(
    'As PyTorch starts: all three vanish'
  );
});

test('a guess can be drawn down to the end of the axis that is shown', async ({ page }) => {
  await open(page, address);
  const last = await middle(knots(page).last());
  await page.mouse.move(last.x - 1, last.y);
  await page.mouse.down();
  await page.mouse.move(last.x - 1, last.y + 400, { steps: 8 });
  await page.mouse.up();
  const lowest = await knots(page).last().getAttribute('aria-valuemin');
  expect((await guess(page))[5]).toBe(Number(lowest));
  await expect(norms(page).locator('svg[data-export] .screen').getByText('10⁻⁸⁰')).toBeVisible();
  expect(lowest).toBe('-80');
});

test('a slider of the largest network redraws all curves, and a preset sets what it names', async ({
  page
}) => {
  await open(page, `${address}#shown=1&T=1000&units=64&networks=1&scaling=sigma`);
  const path = () => medians(page).first().getAttribute('d');
  await expect(medians(page)).toHaveCount(3);
  const before = await path();
  await norms(page).getByRole('slider', { name: 'Largest singular value' }).press('ArrowRight');
  await expect.poll(path).not.toBe(before);
  await norms(page)
    .getByRole('combobox', { name: 'Setting' })
    .selectOption({ label: 'Orthogonal, no tanh: stays at 1' });
  await expect(norms(page).getByRole('checkbox', { name: 'tanh' })).not.toBeChecked();
  await expect(medians(page)).toHaveCount(1);
  await expect(at(page, 'RNN')).toContainText('×1.00');
});

test('the exercises are solved from the keyboard: predictions by slider, statements by list', async ({
  page
}) => {
  const verdict = norms(page).getByRole('status').filter({ hasText: 'right' });
  await open(page, `${address}#task=predict-50`);
  const predictions = norms(page).getByRole('slider', { name: /^Matrix \d: your norm/ });
  for (const [i, log10] of [-2.3, 3.8, 0.2 - 0.6].entries()) {
    await predictions.nth(i).focus();
    const steps = Math.round(Math.abs(log10) / 0.05);
    for (let n = 0; n < steps; n++) await page.keyboard.press(log10 < 0 ? 'ArrowLeft' : 'ArrowRight');
  }
  await button(page, 'Check').press('Enter');
  await expect(verdict).toHaveText('3 of 3 right.');

  await open(page, `${address}?again#task=can-must`);
  const explodes = 'It explodes in the long run, but for rare directions';
  const chosen = [
    'It must vanish, and never grows',
    'It may grow at first; it must vanish',
    explodes,
    'Either can happen',
    'Either can happen',
    explodes
  ];
  const lists = norms(page).getByRole('combobox').filter({ hasText: 'Choose' });
  await expect(lists).toHaveCount(6);
  for (const [i, label] of chosen.entries()) await lists.nth(i).selectOption({ label });
  await button(page, 'Check').press('Enter');
  await expect(verdict).toHaveText('5 of 6 right.');
  await expect(norms(page).getByText('Two gradients, case 6')).toBeVisible();
});
