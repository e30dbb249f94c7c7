import { expect, test } from 'vitest';
import { accept, arbitrary, type Values } from '$frame/params/index.ts';
import { ParamStore } from '$frame/store.svelte.ts';
import { assertAnyHashIsSafe, assertUrlRoundTrip, seeded } from '$frame/testing.ts';
import { layoutOf } from './layout.ts';
import { StateSpace } from './model.svelte.ts';
import { parameters } from './params.ts';
import { presetNames, presets } from './presets.ts';
import { strings } from './strings.ts';
import { coordinate, eigenvalueText } from './words.ts';
import figure from './index.ts';

type Given = Partial<Values<typeof parameters>>;
function make(given: Given = {}) {
  const store = new ParamStore(parameters, { ...parameters.defaults, ...given });
  return { model: new StateSpace(store.params), store };
}

test('the figure opens on the latch, its whole trajectory walked', () => {
  const { model } = make();
  expect(model.preset).toBe('latch');
  expect(model.t).toBe(20);
  expect(model.values().h).toHaveLength(20);
  expect(model.values().h[19][0]).toBeCloseTo(0.8586, 3);
  expect(model.period).toBe(1);
});

test('naming a preset sets the weights, and editing a weight leaves it', () => {
  const { model, store } = make();
  for (const name of presetNames) {
    model.choose(name);
    expect(model.params.Whh).toEqual(presets[name].Whh);
    expect(model.preset).toBe(name);
  }
  model.setWeight('Whh', 0, 2);
  expect(model.preset).toBe('custom');
  expect(store.all.preset).toBe('custom');
});

test('a message may name a preset or give weights, in any order, and the last one counts', () => {
  const told = (current: Values<typeof parameters>, params: object) => {
    const accepted = accept(parameters, current, params);
    if (!accepted.ok) throw new Error(accepted.error);
    return accepted.value;
  };
  const flipped = told(parameters.defaults, { preset: 'flip' });
  expect(flipped.Whh).toEqual(presets.flip.Whh);
  const mine = told(flipped, { Whh: [1, 2, 3, -1] });
  expect(mine.Whh).toEqual([1, 2, 3, -1]);
  expect(told(mine, { preset: 'flip' }).Whh).toEqual(presets.flip.Whh);
});

test('every valid state comes back from its link to the bit', () => {
  expect(() => assertUrlRoundTrip(parameters)).not.toThrow();
});

test('a thousand random hashes give valid states, and the model lives with each', () => {
  expect(() => assertAnyHashIsSafe(parameters)).not.toThrow();
  const random = seeded(3);
  for (let i = 0; i < 60; i++) {
    const { model } = make(arbitrary(parameters, random));
    const { h, fixedPoints } = model.values();
    expect(h.flat().every((value) => Math.abs(value) <= 1)).toBe(true);
    expect(fixedPoints.length).toBeGreaterThan(0);
  }
});

test('a half point at the end of the starts is dropped', () => {
  expect(make({ starts: [0.1, 0.2, 0.3] }).model.starts).toEqual([[0.1, 0.2]]);
});

test('time never leaves the trajectory, even when it is made shorter', () => {
  const { model } = make();
  model.seek(99);
  expect(model.t).toBe(20);
  model.params.steps = 3;
  expect(model.t).toBe(3);
  model.seek(-1);
  expect(model.t).toBe(0);
});

test('dragging the tip of a column sets that column and no other weight', () => {
  const { model } = make({ Whh: [1, 2, 3, -1] });
  model.setColumn(1, [-0.5, 0.7]);
  expect(model.params.Whh).toEqual([1, -0.5, 3, 0.7]);
  model.setColumn(0, [0.1, 0.2]);
  expect(model.params.Whh).toEqual([0.1, -0.5, 0.2, 0.7]);
});

test('starts are added up to six, moved, and removed down to one', () => {
  const { model } = make({ starts: [0.5, 0.5] });
  for (let i = 0; i < 9; i++) model.addStart([0, i / 10]);
  expect(model.starts).toHaveLength(6);
  model.moveStart(1, [-0.25, 0.75]);
  expect(model.starts[1]).toEqual([-0.25, 0.75]);
  for (let i = 0; i < 9; i++) model.removeStart(0);
  expect(model.starts).toHaveLength(1);
});

test('the input pushes: beyond the threshold the latch forgets its negative state', () => {
  const { model } = make({ starts: [-0.8, 0] });
  expect(model.paths[0][20][0]).toBeLessThan(0);
  model.params.x = 0.4;
  expect(model.paths[0][20][0]).toBeGreaterThan(0.8);
  expect(model.fixedPoints).toHaveLength(1);
});

test('the latch has two basins of equal size with a border at 0', () => {
  const { model } = make();
  const { perSide, cells } = model.basins;
  const left = cells.filter((owner, i) => i % perSide < perSide / 2 && owner === 0);
  const right = cells.filter((owner, i) => i % perSide >= perSide / 2 && owner === 1);
  expect(left.length).toBe(perSide ** 2 / 2);
  expect(right.length).toBe(perSide ** 2 / 2);
});

test('a cycle has a basin as a fixed point has', () => {
  const { model } = make({ preset: 'rotation' });
  expect(model.attractors.map((states) => states.length)).toEqual([8]);
  expect([...model.basins.cells].every((owner) => owner === 0)).toBe(true);
});

test('where nothing attracts that was found, no cell is claimed', () => {
  const { model } = make({ Whh: [1, -0.6, 0.6, 1] });
  expect([...model.basins.cells].every((owner) => owner === -1)).toBe(true);
});

test('the state is told in words, in both languages', () => {
  const { model } = make({ starts: [0.1, 0.05] });
  expect(figure.definition.describe(model, strings.en, 'en')).toBe(
    'Two stable nodes at (−0.86, 0.00) and (0.86, 0.00); one saddle at (0.00, 0.00). ' +
      'From (0.10, 0.05) the state reaches (0.86, 0.00) after 20 steps, and in the end rests.'
  );
  expect(figure.definition.describe(model, strings.zh, 'zh')).toBe(
    '2 个稳定结点：(−0.86, 0.00)、(0.86, 0.00)；1 个鞍点：(0.00, 0.00)。' +
      '从 (0.10, 0.05) 出发，20 步后状态到达 (0.86, 0.00)，最终停住不动。'
  );
});

test('a cycle and an input are told as well', () => {
  const { model } = make({ preset: 'flip', x: 0.5, Wxh: [0, 0] });
  const words = figure.definition.describe(model, strings.en, 'en');
  expect(words).toContain('With input 0.50: ');
  expect(words).toContain('one stable cycle of 2 states');
  expect(words).toContain('goes round 2 states');
});

test('coordinates show two decimals and no minus zero', () => {
  expect(coordinate(-0.0004)).toBe('0.00');
  expect(coordinate(-0.5)).toBe('−0.50');
  const pair = (re: number, im: number) =>
    [
      { re, im },
      { re, im: -im }
    ] as const;
  expect(eigenvalueText(pair(0.8, 0.5))).toBe('0.80 ± 0.50i');
});

test('no part of the picture leaves it, from the narrowest phone to the widest page', () => {
  for (let width = 280; width <= 1440; width += 20) {
    const { plane, columns, matrices, ...picture } = layoutOf(width);
    expect(picture.width).toBeLessThanOrEqual(width);
    for (const square of [plane, columns]) {
      expect(square.size).toBeGreaterThan(120);
      expect(square.x + square.size).toBeLessThanOrEqual(picture.width);
      expect(square.y + square.size).toBeLessThanOrEqual(picture.height);
    }
    expect(matrices.y).toBeGreaterThanOrEqual(0);
  }
});
