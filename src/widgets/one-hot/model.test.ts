import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { LETTERS, OneHot, TEXT } from './model.svelte.ts';
import { parameters, type OneHotParams } from './params.ts';

const figure = (given: Partial<OneHotParams> = {}) => figureOf(OneHot, parameters, given);

test('the product with a letter’s vector is the letter’s column, and what the engine looks up', () => {
  for (const seed of [1, 2, 3]) {
    const model = figure({ seed });
    for (let t = 1; t <= TEXT.length; t++) {
      model.seek(t);
      expect(LETTERS[model.token]).toBe(TEXT[t - 1]);
      const { matrix, out } = model.products[0];
      expect(out).toEqual(matrix.values.filter((_, i) => i % matrix.columns === model.token));
      out.forEach((value, i) => expect(model.looked[i]).toBeCloseTo(value, 12));
    }
  }
});

test('with an embedding the table’s column goes through the layer’s matrix, as in the engine', () => {
  const model = figure({ embedding: true });
  for (const t of [1, 2, 3, 5]) {
    model.seek(t);
    const [table, layer] = model.products;
    expect(table.out).toHaveLength(2);
    expect(layer.by).toEqual(table.out);
    layer.out.forEach((value, i) => expect(model.looked[i]).toBeCloseTo(value, 12));
  }
});

test('three of four products are by 0', () => {
  expect(figure().work).toEqual({ all: 12, zeros: 9 });
});

test('an embedding saves weights where there are many characters, and costs some where there are few', () => {
  const { counts } = figure();
  expect(counts).toEqual({ without: 512 * 96, with: 96 * 16 + 512 * 16 });
  const few = figure({ characters: 4, size: 16, rows: 512 }).counts;
  expect(few.with).toBeGreaterThan(few.without);
});

test('before the first letter it shows the first, and it starts at the third', () => {
  const model = figure();
  expect([model.t, LETTERS[model.token]]).toEqual([3, 'l']);
  model.seek(0);
  expect(LETTERS[model.token]).toBe('h');
});
