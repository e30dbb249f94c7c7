import { expect, test } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { Bench } from '$training/cells/network.ts';
import { read } from '$training/cells/reading.ts';
import { smallSource } from '$training/cells/testing.ts';
import { CellActivations } from './model.svelte.ts';
import { parameters, type ActivationParams } from './params.ts';
import { strings } from './strings.ts';
import { verdictOf } from './words.ts';

const make = (given: Partial<ActivationParams> = {}) =>
  figureOf(CellActivations, parameters, { code: '/* a */ if (b) { c("d"); }\n', ...given }, smallSource());

/** Read, as the page has it read. */
async function made(given: Partial<ActivationParams> = {}) {
  const figure = make(given);
  figure.request();
  await expect.poll(() => figure.reading !== undefined && figure.chosen).toBe(true);
  return figure;
}

test('a text is coloured by what the network holds after each of its characters', async () => {
  const figure = await made({ cell: 3 });
  const { carried } = smallSource();
  if (!carried) throw new Error('A small network is at hand.');
  const { h, c } = read(new Bench(carried, null), figure.text.join(''));
  for (const t of [0, 5, 20]) expect(figure.value(t)).toBeCloseTo(Math.tanh(c[t * 6 + 2]), 4);
  figure.params.show = 'h';
  for (const t of [0, 5, 20]) expect(figure.value(t)).toBeCloseTo(h[t * 6 + 2], 4);
  figure.destroy();
});

test('the strip shows all cells at the character that was read last', async () => {
  const figure = await made({ cell: 2 });
  figure.seek(9);
  expect(figure.column).toHaveLength(6);
  expect(figure.column[1]).toBe(figure.value(8));
  figure.pick(4);
  expect(figure.params.cell).toBe(5);
  expect(figure.column[4]).toBe(figure.value(8));
  figure.destroy();
});

test('without a choice of the reader it shows the cell that follows a job best, and another job brings another choice', async () => {
  const figure = await made();
  expect(figure.params.cell).toBe(0);
  expect(figure.cell).toBeGreaterThanOrEqual(0);
  figure.pick(2);
  figure.change({ follows: 'depth' });
  expect(figure.params.cell).toBe(0);
  figure.destroy();
});

test('a character that the network does not know is read as a question mark', async () => {
  const figure = await made({ code: 'ä = 1;\n', cell: 1 });
  expect(figure.text.join('')).toBe('? = 1;\n');
  expect(figure.length).toBe(7);
  figure.destroy();
});

test('its state is told in words that name the cell', async () => {
  const figure = make({ cell: 2 });
  expect(verdictOf(figure, strings.en)).toBe('It is reading 27 characters.');
  const read = await made({ cell: 2 });
  read.seek(3);
  expect(verdictOf(read, strings.en)).toMatch(/^After character 3, cell 2 of 6 holds tanh c = −?\d\.\d\d\.$/);
  figure.destroy();
  read.destroy();
});
