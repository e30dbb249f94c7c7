import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import SettingsPage from '../test/SettingsPage.svelte';

const slider = (name: string) => page.getByRole('slider', { name, exact: true });
const list = (name: string) => page.getByRole('combobox', { name, exact: true });
const names = (name: string) =>
  [...(list(name).element() as HTMLSelectElement).options].map(({ text }) => text);
const state = () => page.getByRole('group', { name: 'Settings' });
const set = (entry: string, by: string) =>
  expect.element(state()).toHaveAccessibleDescription(new RegExp(`${entry}.* of ${by}\\.`));

test('a slider has its parameter’s range, writes through the model, and says the number as it prints it', async () => {
  await render(SettingsPage);
  const weight = slider('weight');
  await expect.element(weight).toHaveAttribute('min', '-2');
  await expect.element(weight).toHaveAttribute('max', '2');
  await weight.fill('-1.25');
  await set('"weight":-1.25', 'weight');
  await expect.element(weight).toHaveAttribute('aria-valuetext', '−1.25');
  await expect.element(page.getByText('−1.25', { exact: true })).toBeVisible();
});

test('a logarithmic slider goes from the least to the greatest by ratios, and stands at the nearest stop', async () => {
  await render(SettingsPage, { given: { rate: 0.3 } });
  const rate = slider('rate');
  // 0.01, 0.032, 0.1, 0.32, 1
  await expect.element(rate).toHaveValue('3');
  await expect.element(rate).toHaveAttribute('aria-valuetext', 'a rate of 0.3');
  await rate.fill('4');
  await set('"rate":1,', 'rate');
  await rate.fill('1');
  await set('"rate":0.032', 'rate');
});

test('a list offers what the declaration allows, fewer where asked, and the figure’s own number among the usual ones', async () => {
  await render(SettingsPage);
  expect(names('units')).toEqual(['1', '2', '3', '4']);
  expect(names('size')).toEqual(['8', '12', '16', '32']);
  expect(names('cell')).toEqual(['plain', 'LSTM', 'GRU']);
  await list('size').selectOptions('32');
  await set('"size":32', 'size');
  await expect.element(list('size')).toHaveValue('32');
  expect(names('size')).toEqual(['8', '16', '32']);
  await list('cell').selectOptions('GRU');
  await set('"cell":"gru"', 'cell');
});

test('one of a few is chosen, and yes is said', async () => {
  await render(SettingsPage);
  await page.getByRole('radio', { name: 'by element' }).click();
  await set('"by":"element"', 'by');
  await page.getByRole('checkbox', { name: 'shown' }).click();
  await set('"shown":true', 'shown');
});

test('a typed number out of range is not taken, and the field goes back to what holds', async () => {
  await render(SettingsPage);
  const seed = page.getByRole('spinbutton', { name: 'seed' });
  await seed.fill('10000');
  await userEvent.tab();
  await expect.element(seed).toHaveValue(9998);
  await expect.element(state()).toHaveAccessibleDescription(/of nothing\.$/);
  await seed.fill('12');
  await userEvent.tab();
  await set('"seed":12', 'seed');
});

test('after the last seed comes the first', async () => {
  await render(SettingsPage);
  const draw = page.getByRole('button', { name: 'draw' });
  await draw.click();
  await set('"seed":9999', 'seed');
  await draw.click();
  await set('"seed":1}', 'seed');
});

test('bits are taken as they are typed, what is none is said and not taken, and the field goes back to what holds', async () => {
  await render(SettingsPage);
  const bits = page.getByRole('textbox', { name: 'bits' });
  await bits.fill('0 11');
  await set('"bits":"011"', 'bits');
  await bits.fill('10x1');
  await set('"bits":"10"', 'bits');
  await expect.element(page.getByRole('alert')).toHaveTextContent('only 2 were kept');
  await bits.fill('0101010');
  await set('"bits":"010101"', 'bits');
  await bits.fill('');
  await expect.element(page.getByRole('alert')).toHaveTextContent('type at least one');
  await userEvent.tab();
  await expect.element(bits).toHaveValue('010101');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

test('a number goes up and down by one, and no further than it may', async () => {
  await render(SettingsPage, { given: { units: 5 } });
  const more = page.getByRole('button', { name: 'one more' });
  await more.click();
  await set('"units":6', 'units');
  await expect.element(more).toBeDisabled();
  await page.getByRole('button', { name: 'one less' }).click();
  await set('"units":5', 'units');
  await expect.element(more).toBeEnabled();
});

test('settings that have no name are the reader’s own, and only then is that offered', async () => {
  await render(SettingsPage);
  expect(names('ready')).toEqual(['nothing', 'one', 'my own']);
  await list('ready').selectOptions('one');
  await set('"weight":1,', 'weight');
  await expect.element(list('ready')).toHaveValue('one');
  expect(names('ready')).toEqual(['nothing', 'one']);
});

test('in a locked figure nothing can be set but how it is looked at', async () => {
  await render(SettingsPage, { given: { lock: true } });
  for (const control of [slider('weight'), list('cell'), page.getByRole('radio', { name: 'by norm' })])
    await expect.element(control).toBeDisabled();
  await expect.element(page.getByRole('button', { name: 'draw' })).toBeDisabled();
  await expect.element(page.getByRole('spinbutton', { name: 'seed' })).toBeDisabled();
  await expect.element(page.getByRole('textbox', { name: 'bits' })).toBeDisabled();
  await expect.element(page.getByRole('checkbox', { name: 'shown' })).toBeEnabled();
});
