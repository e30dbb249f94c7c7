import type { Locator, Page } from '@playwright/test';
import {
  answers,
  copying,
  defaultAnswers,
  dragByFinger,
  middle,
  numbers,
  sharedLink,
  verdict,
  weight
} from './support/detector.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const embed = 'embed/repeated-ones/';
const right = 'Right on all 8,190 strings of up to 12 bits.';
const detector = (page: Page) => figureOf(page, 'repeated-ones');

for (const [where, address] of [
  ['in its chapter', 'repeated-ones/'],
  ['on its own page', embed],
  ['in the Chinese chapter', 'zh/repeated-ones/']
] as const)
  test(`the detector answers 0 0 0 0 1 1 0 0 1 to begin with, ${where}`, async ({ page }) => {
    await open(page, address);
    await expect(answers(detector(page))).toHaveText(defaultAnswers);
  });

/** Goes to an element with the Tab key alone. */
async function tabTo(page: Page, target: Locator, { presses = 120, key = 'Tab' } = {}) {
  for (let i = 0; i < presses; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `reached with ${presses} presses of ${key}`).toBeFocused();
}

test.beforeEach(({ page }) => unfold(page));

test.describe('with the mouse, a reader', () => {
  test('drags a weight until the detector fails, sees why, and drags it back', async ({ page }) => {
    await open(page, 'repeated-ones/');
    const figure = detector(page);
    const cell = weight(figure, copying);
    await expect(verdict(figure)).toContainText(right);
    await expect(cell).toHaveAttribute('aria-valuenow', '1');

    const from = await middle(cell);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 40, from.y, { steps: 8 });
    await expect(cell).toHaveAttribute('aria-valuenow', '0');
    await page.mouse.up();
    await expect(verdict(figure)).toContainText('Fails on 11:');
    await expect(answers(figure)).not.toHaveText(defaultAnswers);

    await figure.getByRole('button', { name: 'Show me' }).click();
    await expect(figure.getByRole('textbox', { name: 'Bits' })).toHaveValue('11');
    await expect(answers(figure)).toHaveText(['0', '0']);

    const back = await middle(cell);
    await page.mouse.move(back.x, back.y);
    await page.mouse.down();
    await page.mouse.move(back.x + 40, back.y, { steps: 8 });
    await page.mouse.up();
    await expect(cell).toHaveAttribute('aria-valuenow', '1');
    await expect(verdict(figure)).toContainText(right);
    await expect(answers(figure)).toHaveText(['0', '1']);
  });

  test('is shown a solution, and gets the old weights back', async ({ page }) => {
    await open(page, embed);
    const figure = detector(page);
    await weight(figure, copying).press('Delete');
    await expect(verdict(figure)).toContainText('Fails on 11:');
    await figure.getByRole('button', { name: 'Show a solution' }).click();
    await expect(verdict(figure)).toContainText(right);
    await figure.getByRole('button', { name: 'Back to my weights' }).click();
    await expect(weight(figure, copying)).toHaveAttribute('aria-valuenow', '0');
    await expect(verdict(figure)).toContainText('Fails on 11:');
  });

  test('flips a bit with a click, and the answers follow', async ({ page }) => {
    await open(page, embed);
    const figure = detector(page);
    await figure.getByRole('switch', { name: 'Bit 1', exact: true }).click();
    await expect(figure.getByRole('textbox', { name: 'Bits' })).toHaveValue('110111011');
    await expect(answers(figure)).toHaveText(['0', '1', '0', '0', '1', '1', '0', '0', '1']);
  });

  test('shares the broken detector by a link that restores every number to the bit', async ({
    page,
    context
  }) => {
    await open(page, 'repeated-ones/');
    const figure = detector(page);
    const values = ['0.1', '-0.30000000000000004', '1e-7', '3.141592653589793'];
    const cells = [copying, 'W x h, row 3', 'W h y, column 2', 'Initial state, unit 1'];
    for (const [i, name] of cells.entries()) {
      await weight(figure, name).dblclick();
      await page.keyboard.type(values[i]);
      await page.keyboard.press('Enter');
      await expect(weight(figure, name)).toHaveAttribute('aria-valuenow', String(Number(values[i])));
    }
    await figure.getByRole('textbox', { name: 'Bits' }).fill('0110');
    await figure.getByRole('slider', { name: 'Position in time' }).fill('3');
    const before = await numbers(figure);
    const shown = await answers(figure).allTextContents();

    const other = await context.newPage();
    await open(other, await sharedLink(page, figure));
    const restored = detector(other);
    await expect(restored.getByRole('textbox', { name: 'Bits' })).toHaveValue('0110');
    await expect(restored.getByRole('slider', { name: 'Position in time' })).toHaveValue('3');
    expect(await numbers(restored)).toEqual(before);
    expect(await answers(restored).allTextContents()).toEqual(shown);
    await expect(verdict(restored)).toHaveText(await verdict(figure).innerText());
  });
});

test.describe('with the keyboard alone, a reader', () => {
  test('breaks the detector with arrow keys, sees the counterexample, and repairs it by typing', async ({
    page
  }) => {
    await open(page, 'repeated-ones/');
    const figure = detector(page);
    const cell = weight(figure, copying);
    await tabTo(page, cell);
    await page.keyboard.press('ArrowDown');
    await expect(cell).toHaveAttribute('aria-valuenow', '0.9');
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowLeft');
    await expect(cell).toHaveAttribute('aria-valuenow', '0');
    await expect(verdict(figure)).toContainText('Fails on 11:');

    // The verdict stands above the weights.
    await tabTo(page, figure.getByRole('button', { name: 'Show me' }), { key: 'Shift+Tab' });
    await page.keyboard.press('Enter');
    await expect(figure.getByRole('textbox', { name: 'Bits' })).toHaveValue('11');

    await cell.focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect(cell).toHaveAttribute('aria-valuenow', '1');
    await expect(cell).toBeFocused();
    await expect(verdict(figure)).toContainText(right);
  });

  test('types bits, flips one, and is told what is not a bit', async ({ page }) => {
    await open(page, embed);
    const figure = detector(page);
    const bits = figure.getByRole('textbox', { name: 'Bits' });
    await tabTo(page, bits);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1101');
    await expect(answers(figure)).toHaveText(['0', '1', '0', '0']);
    await page.keyboard.type('2');
    await expect(figure.getByRole('alert')).toContainText('only 0 and 1');
    await expect(answers(figure)).toHaveText(['0', '1', '0', '0']);

    const third = figure.getByRole('switch', { name: 'Bit 3', exact: true });
    await third.focus();
    await page.keyboard.press('Space');
    await expect(third).toHaveAttribute('aria-checked', 'true');
    await expect(answers(figure)).toHaveText(['0', '1', '1', '1']);
  });

  test('types at most 64 bits, and all of them are answered', async ({ page }) => {
    await open(page, embed);
    const figure = detector(page);
    await figure.getByRole('textbox', { name: 'Bits' }).fill('1'.repeat(80));
    await expect(figure.getByRole('alert')).toContainText('The first 64 were kept.');
    await expect(answers(figure)).toHaveText(['0', ...Array<string>(63).fill('1')]);
  });

  test('moves through time, and resets', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, embed);
    const figure = detector(page);
    const position = figure.getByRole('slider', { name: 'Position in time' });
    await tabTo(page, figure.getByRole('group', { name: 'A detector of repeated 1s' }).first());
    for (const [key, t] of [
      ['Home', '0'],
      ['ArrowRight', '1'],
      ['ArrowRight', '2'],
      ['ArrowLeft', '1'],
      ['End', '9']
    ]) {
      await page.keyboard.press(key);
      await expect(position).toHaveValue(t);
    }
    await page.keyboard.press('r');
    await expect(position).toHaveValue('5');
    await page.keyboard.press('Space');
    await expect(figure.getByRole('button', { name: 'Pause' })).toBeVisible();
    await page.keyboard.press('Space');
    await expect(figure.getByRole('button', { name: 'Play' })).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('keeps the arrows of a focused weight to the weight: time stands still', async ({ page }) => {
    await open(page, embed);
    const figure = detector(page);
    await weight(figure, copying).press('ArrowRight');
    await expect(weight(figure, copying)).toHaveAttribute('aria-valuenow', '1.1');
    await expect(figure.getByRole('slider', { name: 'Position in time' })).toHaveValue('5');
  });

  test('shares the state, and comes back to where the dialog was opened', async ({ page }) => {
    await open(page, embed);
    const figure = detector(page);
    const share = figure.getByRole('button', { name: 'Share' });
    await tabTo(page, share);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue(
      /\/embed\/repeated-ones\/#v=1/
    );
    await page.keyboard.press('Escape');
    await expect(share).toBeFocused();
  });
});

test.describe('with a finger, a reader', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('flips a bit, types a weight, drags another, and repairs the detector', async ({ page }) => {
    await open(page, 'repeated-ones/');
    const figure = detector(page);
    await figure.getByRole('switch', { name: 'Bit 1', exact: true }).tap();
    await expect(answers(figure).nth(1)).toHaveText('1');

    const cell = weight(figure, copying);
    await cell.tap();
    const field = figure.getByRole('textbox', { name: copying });
    await expect(field).toBeFocused();
    await field.fill('0');
    await field.press('Enter');
    await expect(cell).toHaveAttribute('aria-valuenow', '0');
    await expect(verdict(figure)).toContainText('Fails on 11:');

    await dragByFinger(page, cell, 40, 0);
    await expect(cell).toHaveAttribute('aria-valuenow', '1');
    await expect(verdict(figure)).toContainText(right);
  });
});
