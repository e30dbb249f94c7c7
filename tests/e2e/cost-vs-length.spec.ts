import type { Page } from '@playwright/test';
import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/cost-vs-length/';
const cost = (page: Page) => figureOf(page, 'cost-vs-length');
const button = (page: Page, name: string) => cost(page).getByRole('button', { name, exact: true });
/** The first line says how the figure stands. */
const verdict = (page: Page) => cost(page).locator('p[role=status]').first();

for (const [query, backend] of [
  ['', '(wasm)'],
  ['?backend=ts', '(ts)']
] as const) {
  test(`a guess is made, then the lengths are measured${query ? ' in plain TypeScript' : ''}, and the guess stands beside what was found`, async ({
    page
  }) => {
    await open(page, `${address}${query}#v=1&width=8`);
    await expect(button(page, 'Play')).toBeDisabled();
    await button(page, '65 to 256').click();
    await expect(cost(page)).toContainText('Your guess: 65 to 256.');
    await button(page, 'Play').click();
    await expect(verdict(page)).toContainText(backend, { timeout: 100_000 });
    await expect(verdict(page)).toContainText('took longer');
    await expect(cost(page)).toContainText(/Your guess, 65 to 256, is|You guessed 65 to 256; measured/);
  });
}

test('with the keyboard, a length is measured after the guess was skipped, and another use measures anew', async ({
  page
}) => {
  await open(page, `${address}#v=1&width=8&guess=skipped`);
  await button(page, 'Step forward').press('Enter');
  await expect(verdict(page)).toContainText('up to T = 8.');
  await expect(verdict(page)).not.toContainText('Measuring');
  await cost(page).getByRole('radio', { name: 'generating' }).press('Space');
  await expect(cost(page).getByText('without cache')).toBeVisible();
});

test('an exercise answers a wrong try with a hint, and the right one with a tick', async ({ page }) => {
  await open(page, `${address}#v=1&task=cross&width=64`);
  const field = cost(page).getByRole('spinbutton');
  await field.fill('255');
  await field.press('Enter');
  await expect(cost(page)).toContainText('both make the same number');
  await field.fill('256');
  await field.press('Enter');
  await expect(cost(page)).toContainText('✓ 256');
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });

  test('the guess is tapped, and the page is no wider than the phone', async ({ page }) => {
    await open(page, `${address}#v=1&width=8`);
    await button(page, '64 or less').tap();
    await button(page, 'Step forward').tap();
    await expect(verdict(page)).toContainText('up to T = 8.');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
