import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import GuessingPage from '../test/GuessingPage.svelte';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const question = () => page.getByRole('slider', { name: 'How many?' });
const truth = () => page.getByText('The truth is 17');
const weight = () => page.getByRole('slider', { name: 'weight' });
const state = () => page.getByRole('group', { name: 'Guessing' });
const open = () => page.getByText('Settings', { exact: true }).click();

beforeEach(() => localStorage.clear());

test('until a guess is made the truth is veiled and all else is locked; then the guess stands beside the truth', async () => {
  await render(GuessingPage);
  await open();
  await expect.element(weight()).toBeDisabled();
  await expect.element(button('Play')).toBeDisabled();
  expect(truth().query()).toBeNull();
  await question().fill('12');
  await button('That is my guess').click();
  await expect.element(truth()).toBeVisible();
  await expect.element(page.getByText('12 guessed, 17 there are')).toBeVisible();
  await expect.element(weight()).toBeEnabled();
  await expect.element(button('Play')).toBeEnabled();
  await expect.element(state()).toHaveAccessibleDescription(/"guess":\[12\]/);
});

test('keys play nothing while the guess is waited for', async () => {
  await render(GuessingPage);
  (state().element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await button('Show me').click();
  await expect.element(page.getByRole('slider', { name: 'Position in time' })).toHaveValue('0');
  (state().element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(page.getByRole('slider', { name: 'Position in time' })).toHaveValue('5');
});

test('who would rather see is shown, without a word on a guess, and may guess after all', async () => {
  await render(GuessingPage);
  await button('Show me').click();
  await expect.element(truth()).toBeVisible();
  expect(page.getByText(/guessed/).query()).toBeNull();
  await button('Guess again').click();
  expect(truth().query()).toBeNull();
  await expect.element(question()).toBeVisible();
});

test('a guess that came with a link stands beside the truth at once', async () => {
  await render(GuessingPage, { given: { guess: [3] } });
  await expect.element(page.getByText('3 guessed, 17 there are')).toBeVisible();
});

test('a locked figure asks nobody, and shows the truth', async () => {
  await render(GuessingPage, { given: { lock: true } });
  await expect.element(truth()).toBeVisible();
  expect(question().query()).toBeNull();
  await expect.element(button('Play')).toBeEnabled();
});

test('settings are folded, and the next time as the reader left them', async () => {
  const first = await render(GuessingPage);
  await expect.element(page.getByText('weight', { exact: true })).not.toBeVisible();
  await open();
  await expect.element(weight()).toBeVisible();
  await first.unmount();
  await render(GuessingPage);
  await expect.element(weight()).toBeVisible();
});
