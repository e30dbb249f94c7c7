import type { Page } from '@playwright/test';
import { backends } from './support/backends.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/learn-repeated-ones/';
const search = (page: Page) => figureOf(page, 'learn-repeated-ones');
const button = (page: Page, name: string) => search(page).getByRole('button', { name, exact: true });
const said = (page: Page, text: string | RegExp) =>
  expect(search(page).getByText(text).filter({ visible: true }).first()).toBeVisible();

test.beforeEach(({ page }) => unfold(page));

test('training is started with the mouse, paused, and scrubbed back to the start', async ({ page }) => {
  await open(page, `${address}#v=1`);
  await said(page, 'nothing learned yet');
  await button(page, 'Play').click();
  await said(page, /\d updates/);
  const pause = button(page, 'Pause');
  if (await pause.isVisible()) await pause.click();
  await expect(button(page, 'Play')).toBeVisible();
  await search(page).getByRole('slider', { name: 'Position in time' }).fill('0');
  await said(page, 'nothing learned yet');
});

test('the same start ends in the same weights, in this page and in another, whatever backend each asks for', async ({
  page,
  context
}) => {
  const run = async (which: Page, query: string) => {
    await open(which, `${address}${query}#v=1&t=10`);
    await said(which, /100 updates/);
    return search(which).locator('svg.picture').allTextContents();
  };
  const expected = await run(page, '');
  for (const { query } of backends) expect(await run(await context.newPage(), query)).toEqual(expected);
});

test('how many of twenty find it is guessed first; then they are run, and the guess stands beside the truth', async ({
  page
}) => {
  await open(page, `${address}#v=2&maximum=100`);
  await search(page)
    .getByRole('slider', { name: /How many find a detector/ })
    .fill('15');
  await button(page, 'That is my guess').click();
  await said(page, /^You expected 15 of 20; \d+ of 20 found one\.$/);
});

test('twenty starts are tried from the keyboard, and their success is counted', async ({ page }) => {
  await open(page, `${address}#v=1`);
  await button(page, 'Try 20 starts').press('Enter');
  await expect(
    search(page)
      .getByText(/\d+ of 20 starts found a detector/)
      .first()
  ).toBeAttached({ timeout: 110_000 });
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a step is taken, and another start is drawn', async ({ page }) => {
    await open(page, `${address}#v=1`);
    await button(page, 'Step forward').tap();
    await said(page, /\d updates?/);
    const start = search(page).getByLabel('Start', { exact: true });
    const first = await start.inputValue();
    await button(page, 'Another start').tap();
    await expect(start).not.toHaveValue(first);
  });
});
