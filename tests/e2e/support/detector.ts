import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** The answers y_1 … y_T that a detector shows. */
export const answers = (figure: Locator) => figure.locator('svg .answer text');

/** What the figure answers on its default string, as the chapter says. */
export const defaultAnswers = ['0', '0', '0', '0', '1', '1', '0', '0', '1'];

/** A weight by its matrix and place, in English: `weight(figure, 'W h h, row 2, column 1')`. */
export const weight = (figure: Locator, name: string) =>
  figure.getByRole('spinbutton', { name, exact: true });

/** The weight that copies the current bit into the previous one: without it a repeated 1 cannot be told. */
export const copying = 'W h h, row 2, column 1';

export const verdict = (figure: Locator) =>
  figure.getByRole('status').filter({ hasText: /Right on all|Fails on/ });

/** All numbers that can be set, as the shortest decimals that name them to the bit. */
export const numbers = (figure: Locator) =>
  figure
    .getByRole('spinbutton')
    .evaluateAll((cells) => cells.map((cell) => `${cell.ariaLabel}: ${cell.getAttribute('aria-valuenow')}`));

/** Where the middle of an element is on the screen, once it is scrolled there. */
export async function middle(element: Locator): Promise<{ x: number; y: number }> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not drawn.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags an element with one finger, in steps as a finger makes them: it sets out across the page, since up and down it scrolls. */
export async function dragByFinger(page: Page, element: Locator, dx: number, dy: number): Promise<void> {
  const from = await middle(element);
  const client = await page.context().newCDPSession(page);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  const ways = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((share) => [dx * share, dy * share]);
  for (const [x, y] of [[dx < 0 ? -9 : 9, 0], ...ways])
    await client.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [{ x: from.x + x, y: from.y + y }]
    });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await client.detach();
}

/** Opens the share dialog with the mouse and reads the link. */
export async function sharedLink(page: Page, figure: Locator): Promise<string> {
  await figure.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  const link = await dialog.getByRole('textbox').first().inputValue();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return link;
}
