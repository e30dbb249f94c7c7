import type { Page } from '@playwright/test';
import { CHECK_EVERY, RecallLearning, type RecallSpec } from '../../src/training/recall/learning.ts';
import { backends } from './support/backends.ts';
import { ask, heard, hostPage, serveHost } from './support/host.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/rnn-vs-lstm/';
const figure = (page: Page) => figureOf(page, 'rnn-vs-lstm');
const button = (page: Page, name: string) => figure(page).getByRole('button', { name, exact: true });
const side = (page: Page, name: 'Left' | 'Right') => figure(page).getByRole('group', { name, exact: true });

/** Five steps, eight units: learned in a few seconds. */
const short = 'v=1&lag=5&hidden=8&rate=0.01&seeds=2&updates=400&rightForget=log';

test.beforeEach(({ page }) => unfold(page));

test('a bet is taken first, and stands beside the result', async ({ page }) => {
  await open(page, `${address}#${short.replace('v=1', 'v=2')}`);
  await expect(button(page, 'Play')).toBeDisabled();
  await button(page, 'neither').click();
  await expect(figure(page).getByText('Your bet: neither.')).toBeVisible();
  await button(page, 'Play').click();
  await expect(figure(page).getByText('You bet on neither; it was both.')).toBeVisible({ timeout: 100_000 });
});

for (const { query, name } of backends) {
  test(`both sides learn a short distance, in two workers, on ${name}`, async ({ page }) => {
    const workers = new Set<string>();
    page.on('worker', (worker) => workers.add(worker.url()));
    await open(page, `${address}${query}#${short}`);
    await button(page, 'Play').click();
    const said = figure(page).locator('.status [role="status"]');
    await expect(said).toContainText(/Left \(vanilla, tanh, orthogonal\): 2 of 2 learned it/, {
      timeout: 100_000
    });
    await expect(said).toContainText(/Right \(LSTM, forget bias log k\): 2 of 2 learned it/);
    await expect(page.locator('html')).toHaveAttribute('data-backend', name);
    expect(workers.size).toBe(2);
    await expect(figure(page).getByRole('img', { name: /^Left, .*: 2 of 2 networks learned/ })).toBeVisible();
  });
}

test('with the keyboard, another start is chosen, and the words say what it keeps', async ({ page }) => {
  await open(page, `${address}#v=1`);
  await expect(side(page, 'Right')).toContainText('A forget gate at 0.73 leaves 2·10⁻⁷ after 50 steps.');
  const forget = side(page, 'Right').getByRole('combobox', { name: 'Forget bias' });
  await forget.focus();
  await forget.selectOption('log k');
  await expect(side(page, 'Right')).toContainText('leaves 0.37 after 50 steps');
  const distance = figure(page).getByRole('slider', { name: 'Distance k' });
  await distance.press('Home');
  await expect(distance).toHaveAttribute('aria-valuetext', '2 steps');
  await figure(page)
    .getByRole('checkbox', { name: /^up to 200/ })
    .check();
  await distance.press('End');
  await expect(distance).toHaveAttribute('aria-valuetext', '200 steps');
  await expect(side(page, 'Left').getByRole('combobox', { name: 'Forget bias' })).toHaveCount(0);
});

test('choosing the adding problem gives it the rate and the updates that it takes', async ({ page }) => {
  await open(page, `${address}#v=1`);
  const task = figure(page).getByRole('combobox', { name: 'Task' });
  const rate = figure(page).getByRole('combobox', { name: 'Learning rate' });
  const most = figure(page).getByRole('combobox', { name: 'Updates at most' });
  await task.selectOption('add two numbers');
  await expect(rate).toHaveValue('0.01');
  await expect(most).toHaveValue('3000');
  await task.selectOption('recall a bit');
  await expect(rate).toHaveValue('0.005');
  await expect(most).toHaveValue('1000');
});

test('the exercise lets the starts be chosen and not the kinds of network', async ({ page }) => {
  await open(page, `${address}#v=1&goal=win-at-lag`);
  for (const name of ['Left', 'Right'] as const) {
    await expect(side(page, name).getByRole('combobox', { name: 'Recurrent weights' })).toBeVisible();
    await expect(side(page, name).getByRole('combobox', { name: 'Cell' })).toHaveCount(0);
  }
  await expect(side(page, 'Left')).toContainText('Cell vanilla, tanh');
});

test('the page’s numbers are the engine’s: two networks a side, trained alone, score the same', async ({
  page,
  baseURL,
  origins
}) => {
  const url = new URL(`${address}?backend=ts#${short}`, baseURL).href;
  const host = await serveHost(hostPage(url, { sandbox: 'allow-scripts' }));
  origins.add(host.origin);
  await page.goto(host.origin);
  await heard(page, 'ready');
  const values = async () =>
    ((await ask(page, { type: 'get' })) as { values: Record<'scoresLeft' | 'scoresRight', number[][]> })
      .values;
  await ask(page, { type: 'seek', t: 2 });
  await expect
    .poll(async () => (await values()).scoresRight[1]?.[1] ?? null, { timeout: 60_000 })
    .not.toBeNull();
  await expect
    .poll(async () => (await values()).scoresLeft[1]?.[1] ?? null, { timeout: 60_000 })
    .not.toBeNull();
  const { scoresLeft, scoresRight } = await values();
  const common = { task: 'recall', lag: 5, units: 8, rate: 0.01 } as const;
  const specs: [number[][], RecallSpec][] = [
    [scoresLeft, { ...common, setting: { cell: 'rnn', start: 'orthogonal', forget: 'drawn' } }],
    [scoresRight, { ...common, setting: { cell: 'lstm', start: 'pytorch', forget: 'log' } }]
  ];
  for (const [told, spec] of specs) {
    const alone = new RecallLearning(spec, 2);
    for (const scores of told) {
      for (let update = 0; update < CHECK_EVERY; update++) alone.update();
      expect(scores[1]).toBe(alone.test());
    }
  }
  await host.close();
});

test('the exercise is graded by training: half for the vanilla network, all of it with the LSTM’s gate open', async ({
  page
}) => {
  await open(
    page,
    `${address}#v=1&goal=win-at-lag&lag=20&seeds=2&updates=400&leftStart=orthogonal&rightForget=zero`
  );
  await button(page, 'Play').click();
  const said = figure(page).locator('.status [role="status"]');
  await expect(said).toContainText('The vanilla network’s side is won.', { timeout: 150_000 });
  await side(page, 'Right').getByRole('combobox', { name: 'Forget bias' }).selectOption('log k');
  await button(page, 'Play').click();
  await expect(said).toContainText('Yes: both learn it.', { timeout: 150_000 });
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 800 } });

  test('the page does not scroll sideways, and play and pause are tapped', async ({ page }) => {
    await open(page, `${address}#v=1`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await button(page, 'Play').tap();
    await expect(button(page, 'Pause')).toBeVisible();
    await button(page, 'Pause').tap();
    await expect(button(page, 'Play')).toBeVisible();
  });
});
