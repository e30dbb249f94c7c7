import type { Locator } from '@playwright/test';
import { expect, figureOf, open, test } from './support/test.ts';

const press = async (slider: Locator, key: string, times: number) => {
  for (let n = 0; n < times; n++) await slider.press(key);
};

test('the first task fails until the sum is added, and the second until its gate is set', async ({
  page
}) => {
  await open(page, 'embed/invent-the-lstm/');
  const figure = figureOf(page, 'invent-the-lstm');
  const says = (text: string | RegExp) => figure.getByRole('status').filter({ hasText: text });
  const slider = (name: string) => figure.getByRole('slider', { name });
  await expect(says(/^Sequence \d, step 24: told/)).toBeVisible();
  // Nothing is offered before three settings have failed.
  await expect(figure.getByRole('button', { name: 'Add up, and do not squash' })).toHaveCount(0);
  for (const key of ['Home', 'End', 'Home']) await slider('w, weight of the old state').press(key);
  await figure.getByRole('button', { name: 'Add up, and do not squash' }).click();
  await expect(says('What is only added to stays as it is.')).toBeVisible();
  await figure.getByRole('button', { name: 'Next task' }).click();
  await figure.getByRole('button', { name: 'I give up' }).click();
  await figure.getByRole('button', { name: 'Add a write gate' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('button', { name: 'Next task' })).toBeDisabled();
  await slider('i: weight of “write”').press('End');
  // From −20 up to −10: shut without the cue, open with it.
  await slider('i: bias').press('Home');
  await press(slider('i: bias'), 'PageUp', 2);
  await expect(says('The write gate opens at the cue and stays shut otherwise.')).toBeVisible();
  await expect(figure.getByRole('button', { name: 'Next task' })).toBeEnabled();
});
