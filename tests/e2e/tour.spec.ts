import type { Locator, Page } from '@playwright/test';
import { weight } from './support/detector.ts';
import { expect, figureOf, open, test } from './support/test.ts';

const detector = (page: Page) => figureOf(page, 'repeated-ones');
const bits = (figure: Locator) => figure.getByRole('textbox', { name: 'Bits' });
const position = (figure: Locator) => figure.getByRole('slider', { name: 'Position in time' });
const words = (page: Page, name: string) => page.getByRole('button', { name });
const ones = 'the figure do both';
const kept = 'W h h, row 3, column 3';

test('a sentence sets its figure to what it says, moves it there, and gives the own state back', async ({
  page
}) => {
  await open(page, 'repeated-ones/');
  const figure = detector(page);
  await weight(figure, 'W h y, column 1').press('Delete');
  await position(figure).fill('4');
  await words(page, ones).click();
  await expect(words(page, ones)).toHaveAttribute('aria-pressed', 'true');
  await expect(words(page, ones)).toBeFocused();
  await expect(bits(figure)).toHaveValue('000000000000001');
  await expect(weight(figure, kept)).toHaveAttribute('aria-valuenow', '0.98');
  await expect(weight(figure, 'W h y, column 1')).toHaveAttribute('aria-valuenow', '1');
  await expect(position(figure)).toHaveValue('15');

  await figure.getByRole('button', { name: 'Back to yours' }).click();
  await expect(bits(figure)).toHaveValue('010111011');
  await expect(weight(figure, kept)).toHaveAttribute('aria-valuenow', '1');
  await expect(weight(figure, 'W h y, column 1')).toHaveAttribute('aria-valuenow', '0');
  await expect(position(figure)).toHaveValue('4');
  await expect(words(page, ones)).toHaveAttribute('aria-pressed', 'false');
});

test('what is changed in the state shown can be kept, or left for the own state', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'repeated-ones/');
  const figure = detector(page);
  await words(page, ones).click();
  await weight(figure, kept).press('ArrowUp');
  await expect(words(page, ones)).toHaveAttribute('aria-pressed', 'false');
  await figure.getByRole('button', { name: 'Back to yours' }).click();
  await expect(weight(figure, kept)).toHaveAttribute('aria-valuenow', '1');

  await words(page, ones).click();
  await figure.getByRole('button', { name: 'Keep this' }).click();
  await expect(bits(figure)).toHaveValue('000000000000001');
  await words(page, 'its fifth bit').click();
  await expect(bits(figure)).toHaveValue('010111011');
  await words(page, 'its fifth bit').press(' ');
  await expect(bits(figure)).toHaveValue('000000000000001');
});

test('a figure out of sight comes to the words, and Escape gives the own state back', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'repeated-ones/');
  await detector(page).scrollIntoViewIfNeeded();
  await position(detector(page)).fill('4');
  await words(page, ones).scrollIntoViewIfNeeded();
  await words(page, ones).click();
  const beside = page.getByRole('complementary', { name: 'Figure 2.2' });
  await expect(beside).toBeInViewport({ ratio: 0.9 });
  await expect(words(page, ones)).toBeInViewport();
  await expect(position(beside)).toHaveValue('15');
  await page.keyboard.press('Escape');
  await expect(beside).toBeHidden();
  await expect(position(detector(page))).toHaveValue('4');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('a tap is enough, in Chinese too, and nothing is wider than the screen', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, 'zh/repeated-ones/');
    const figure = detector(page);
    await words(page, '让图一次设好').tap();
    await expect(figure.getByRole('textbox', { name: '比特' })).toHaveValue('000000000000001');
    const beside = page.getByRole('complementary', { name: '图 2.2' });
    for (const name of ['回到我的', '到图那里看'])
      await expect(beside.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await beside.getByRole('button', { name: '回到我的' }).tap();
    await expect(figure.getByRole('textbox', { name: '比特' })).toHaveValue('010111011');
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the words are a link to the figure', async ({ page }) => {
    await page.goto('repeated-ones/');
    await words(page, ones).click();
    await expect(page).toHaveURL(/#repeated-ones$/);
    await expect(detector(page)).toBeInViewport();
  });
});
