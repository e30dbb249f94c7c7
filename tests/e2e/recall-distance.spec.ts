import type { Page } from '@playwright/test';
import { backends } from './support/backends.ts';
import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/recall-distance/';
const map = (page: Page) => figureOf(page, 'recall-distance');
const button = (page: Page, name: string) => map(page).getByRole('button', { name, exact: true });
const verdict = (page: Page) => map(page).locator('p[role=status]').first();
const tile = (page: Page, name: string) => map(page).getByRole('img', { name });

for (const { query, name } of backends) {
  test(`four cells learn at six distances in three workers, on ${name}`, async ({ page }) => {
    const workers = new Set<string>();
    page.on('worker', (worker) => workers.add(worker.url()));
    await open(page, `${address}${query}#v=1&updates=100&seeds=1&k=3`);
    await button(page, '10').click();
    await button(page, 'Play').click();
    await expect(verdict(page)).toContainText('Farthest that most seeds learned', { timeout: 100_000 });
    await expect(tile(page, 'vanilla, k = 5: 1 of 1 have learned it')).toBeVisible();
    await expect(tile(page, 'LSTM, k = 80: 0 of 1 have learned it')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-backend', name);
    expect(workers.size).toBe(3);
  });
}

test('with the keyboard, the reader’s own distance is moved, and its column says so', async ({ page }) => {
  await open(page, `${address}#v=1&guess=skipped`);
  const distance = map(page).getByRole('slider', { name: 'Your k' });
  await distance.press('End');
  await expect(distance).toHaveAttribute('aria-valuetext', '400 steps');
  await expect(tile(page, 'GRU, k = 400: 0 of 3 have learned it')).toBeVisible();
  await map(page).getByRole('radio', { name: 'made for k' }).press('Space');
  await expect(map(page).getByRole('radio', { name: 'made for k' })).toBeChecked();
});

test('the exercise answers a wrong try with what is left, and the right one with a tick', async ({
  page
}) => {
  await open(page, `${address}#v=1&task=fades`);
  const field = map(page).getByRole('spinbutton');
  await field.fill('9');
  await field.press('Enter');
  await expect(map(page)).toContainText('1/512');
  await field.fill('10');
  await field.press('Enter');
  await expect(map(page)).toContainText('✓ 10');
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });

  test('the guess is tapped, and the page is no wider than the phone', async ({ page }) => {
    await open(page, `${address}#v=1&updates=100&seeds=1&k=3`);
    await button(page, '20').tap();
    await button(page, 'Step forward').tap();
    await expect(verdict(page)).toContainText('Update 25', { timeout: 100_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
