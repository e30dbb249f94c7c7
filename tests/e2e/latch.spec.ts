import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, figureOf, open, test, tool, unfold } from './support/test.ts';

const address = 'embed/latch/';
const latch = (page: Page) => figureOf(page, 'latch');
const said = (page: Page) => latch(page).locator('.status p[role=status]');
const slider = (page: Page, name: string) => latch(page).getByRole('slider', { name, exact: true });

test.beforeEach(({ page }) => unfold(page));

test('what comes back is guessed first, and then stands beside the guess', async ({ page }) => {
  await open(page, address);
  await expect(latch(page).getByText(/came back/)).toHaveCount(0);
  await latch(page)
    .getByRole('slider', { name: /How much of the last state’s gradient/ })
    .fill('-5');
  await latch(page).getByRole('button', { name: 'That is my guess' }).click();
  await expect(latch(page).getByText(/^You expected 10⁻⁵; \d\.\d·10⁻\S+ comes back\.$/)).toBeVisible();
  await expect(latch(page).getByText(/^came back: /)).toBeVisible();
});

test('with the keyboard, the self-weight is lowered until the bit is forgotten', async ({ page }) => {
  await open(page, `${address}#v=1&w=1.2`);
  await expect(said(page)).toContainText('Remembers');
  for (let i = 0; i < 25; i++) await slider(page, 'self-weight w').press('ArrowLeft');
  await expect(slider(page, 'self-weight w')).toHaveAttribute('aria-valuetext', '0.95');
  await expect(said(page)).toContainText('Forgets');
});

test('with the mouse, the figure is stepped, and its last state can be had again', async ({ page }) => {
  await open(page, `${address}#v=1&t=9`);
  const group = latch(page).getByRole('group').first();
  await expect(group).toHaveAccessibleDescription(/At step 9 the state is 0\./);
  await latch(page).getByRole('button', { name: 'Step forward' }).click();
  await expect(group).toHaveAccessibleDescription(/At step 10 the state is 0\.76\./);
});

test('the exported numbers are those of the formula: states, and the gradient by its logarithm', async ({
  page
}) => {
  await open(page, `${address}#v=1&w=1.5&noise=0.3&steps=60`);
  await tool(latch(page), 'Export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'JSON' }).check();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const { values } = JSON.parse(await readFile(await (await downloading).path(), 'utf8')) as {
    values: { x: number[]; h: number[]; logGradient: number[] };
  };
  let h = 0;
  values.x.forEach((x, i) => {
    h = Math.tanh(1.5 * h + x);
    expect(values.h[i]).toBeCloseTo(h, 12);
  });
  let log = 0;
  for (let t = 59; t >= 0; t--) {
    expect(values.logGradient[t]).toBeCloseTo(log, 9);
    log += Math.log10(1.5 * (1 - values.h[t] ** 2));
  }
});

test('an exercise is solved when the bit is held and the gradient is gone', async ({ page }) => {
  await open(page, `${address}#v=1&w=0.8&goal=holds`);
  await expect(said(page)).toContainText('Wanted');
  await slider(page, 'self-weight w').fill('1.6');
  await expect(said(page)).toContainText('Remembers');
  await expect(said(page)).not.toContainText('Wanted');
});

test('on paper a line says what was set, instead of the controls', async ({ page }) => {
  await open(page, address);
  await page.emulateMedia({ media: 'print' });
  await expect(latch(page).getByText(/^Set to: self-weight w /)).toBeVisible();
  await expect(latch(page).getByText('self-weight w', { exact: true })).toBeHidden();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });

  test('other noise is drawn, and the page is no wider than the phone', async ({ page }) => {
    await open(page, `${address}#v=1&w=1.1&noise=0.3`);
    const before = await said(page).textContent();
    await latch(page).getByRole('button', { name: 'Other noise' }).tap();
    await expect(said(page)).not.toHaveText(before ?? '');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
