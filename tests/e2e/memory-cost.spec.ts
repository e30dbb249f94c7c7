import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, figureOf, open, test, tool, unfold } from './support/test.ts';

const address = 'embed/memory-cost/';
const cost = (page: Page) => figureOf(page, 'memory-cost');
const button = (page: Page, name: string) => cost(page).getByRole('button', { name, exact: true });
const said = (page: Page) => cost(page).locator('.status p[role=status]');
const table = (page: Page) => cost(page).getByRole('table');

interface Snapshot {
  t: number;
  values: Record<string, (number | null)[]>;
}
async function snapshot(page: Page): Promise<Snapshot> {
  await tool(cost(page), 'Export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'JSON' }).check();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const content = await readFile(await (await downloading).path(), 'utf8');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return JSON.parse(content) as Snapshot;
}

test.beforeEach(({ page }) => unfold(page));

test('how much is spared is guessed first, and boxes fill and empty along the pass', async ({ page }) => {
  await open(page, address);
  await expect(said(page)).toHaveCount(0);
  await cost(page)
    .getByRole('slider', { name: /How many times as much memory/ })
    .fill('20');
  await button(page, 'That is my guess').click();
  await expect(cost(page).getByText('You guessed 20 times as much; it is 83 times.')).toBeVisible();
  const moment = cost(page).getByRole('slider', { name: 'Moment' });
  const counts = () => cost(page).locator('svg[data-export] .count').allTextContents();
  expect(await counts()).toEqual(['36', '6', '11']);
  await moment.fill('6');
  expect(await counts()).toEqual(['6', '6', '1']);
  await moment.fill('108');
  expect(await counts()).toEqual(['0', '0', '0']);
});

for (const [query, backend] of [
  ['', /wasm/],
  ['?backend=ts', /\(ts\)/]
] as const) {
  test(`with the mouse, two lengths are measured one after the other${query ? ' in plain TypeScript' : ''}`, async ({
    page
  }) => {
    await open(page, `${address}${query}#v=1`);
    await expect(said(page)).toContainText('6.72 MB');
    await button(page, 'Step forward').click();
    await button(page, 'Step forward').click();
    await expect(said(page)).toContainText('2 of 10 lengths.');
    await expect(said(page)).not.toContainText('Measuring');
    await expect(said(page)).toContainText(backend);
    const { t, values } = await snapshot(page);
    expect(t).toBe(2);
    for (const method of ['Full', 'Truncated', 'Checkpointed']) {
      expect(values[`measuredBytes${method}`].slice(0, 2)).toEqual(values[`bytes${method}`].slice(0, 2));
      expect(values[`microseconds${method}`].filter((time) => time !== null && time > 0)).toHaveLength(2);
    }
  });
}

test('with the keyboard, the chunk is shortened, and what a truncated pass holds follows', async ({
  page
}) => {
  await open(page, `${address}#v=1`);
  const row = table(page).getByRole('row', { name: /^truncated/ });
  await expect(row).toContainText('34,240');
  await cost(page).getByRole('slider', { name: 'Chunk' }).press('ArrowLeft');
  await expect(row).not.toContainText('34,240');
  await cost(page).getByRole('slider', { name: 'Checkpoints' }).press('Home');
  const whole = await table(page).getByRole('row', { name: /^full/ }).getByRole('cell').first().textContent();
  await expect(cost(page).getByRole('slider', { name: 'Checkpoints' })).toHaveAttribute(
    'aria-valuetext',
    '1 state kept'
  );
  expect(whole).toContain('672,640');
});

test('play measures, pause stops it, and a page that is left measures no more', async ({ page }) => {
  await open(page, `${address}#v=1&hidden=64&cell=lstm`);
  await button(page, 'Play').click();
  await expect(said(page)).toContainText(/[1-9]\d? of 10 lengths/);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(button(page, 'Play')).toBeVisible();
  await expect(said(page)).not.toContainText('Measuring');
});

test('a budget is met by measuring: too few checkpoints are refused, the fewest that fit are accepted', async ({
  page
}) => {
  await open(page, `${address}#v=1&T=1000&budget=60000&checkpoints=5`);
  await button(page, 'Measure it').click();
  await expect(said(page)).toContainText('too many');
  const { values } = await snapshot(page);
  const count = cost(page).getByRole('spinbutton', { name: 'Checkpoints, exactly' });
  await count.fill(String(values.fewest));
  await count.press('Enter');
  await button(page, 'Measure it').click();
  await expect(said(page)).toContainText('one fewer would not');
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });

  test('a length is measured, and the page is no wider than the phone', async ({ page }) => {
    await open(page, `${address}#v=1`);
    await button(page, 'Step forward').tap();
    await expect(said(page)).toContainText('1 of 10 lengths.');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
