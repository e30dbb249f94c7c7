import { expect, test } from 'vitest';
import { Network, unrollGraph } from '$engine';
import { arbitrary } from '$frame/params/index.ts';
import { figureOf, seeded } from '$frame/testing.ts';
import { imbalance, judgeSum, missingEdge, withoutEdge } from './exercises.ts';
import figure from './index.ts';
import { UnrolledGraph } from './model.svelte.ts';
import { parameters, type GraphParams } from './params.ts';
import { strings } from './strings.ts';

const make = (given: Partial<GraphParams> = {}) => figureOf(UnrolledGraph, parameters, given);
const names = (model: UnrolledGraph) => model.structure.nodes.map(({ id }) => id);

test('the slider runs through every operation twice: once forward, once backward', () => {
  const model = make();
  expect(model.length).toBe(2 * model.graph.order.length);
  model.seek(0);
  expect(model.values()).toMatchObject({ pass: 'forward', operation: null });
  model.seek(1);
  expect(model.values().operation).toBe('Whh·h@1');
  model.seek(model.length / 2);
  expect(model.values()).toMatchObject({ pass: 'forward', operation: 'L' });
  model.seek(model.length / 2 + 1);
  expect(model.values()).toMatchObject({ pass: 'backward', operation: 'L' });
  model.seek(model.length);
  expect(model.values()).toMatchObject({ pass: 'backward', operation: 'Whh·h@1' });
});

test('by time step one position takes all operations of a step, and the sum of the losses is a step of its own', () => {
  const model = make({ by: 'step', steps: 5 });
  expect(model.length).toBe(2 * (5 + 1));
  model.seek(1);
  expect(model.values().operation).toBe('loss@1');
  expect(model.substeps).toBe(model.graph.order.filter(({ t }) => t === 1).length);
  model.seek(7);
  expect(model.values()).toMatchObject({ pass: 'backward', operation: 'L' });
  model.seek(8);
  expect(model.values().operation).toBe('Whh·h@5');
  expect(model.progressAt(0.5).front).toBeLessThan(model.progressAt(1).front);
});

test('states, answers and gradients are those of the engine', () => {
  const model = make({ cell: 'lstm', units: 3, steps: 6, shape: 'many-to-one' });
  const net = new Network({
    cell: 'lstm',
    inputSize: 1,
    hiddenSize: 3,
    bias: false,
    outputSize: 1,
    dtype: 'float64'
  });
  net.set('weight_ih_l0', model.params.Wxh);
  net.set('weight_hh_l0', model.params.Whh);
  net.set('head.weight', model.params.Why);
  const trace = net.forward(model.params.x.slice(0, 6), { T: 6, h0: model.params.h0 });
  const dOutput = new Float64Array(6);
  dOutput[5] = trace.output[5] - model.params.targets[0];
  const gradients = net.backward(trace, { dOutput });
  const values = model.values() as Record<string, unknown>;
  const rows = (view: (t: number) => ArrayLike<number>) =>
    Array.from({ length: 6 }, (_, t) => Array.from(view(t)));
  expect(values.h).toEqual(rows((t) => trace.h(0, t)));
  expect(values.c).toEqual(rows((t) => trace.c(0, t)));
  expect(values.f).toEqual(rows((t) => trace.gates(0, t).f));
  expect(values.dh).toEqual(rows((t) => gradients.dh(0, t)));
  expect(values.dc).toEqual(rows((t) => gradients.dc(0, t)));
  expect((values.dWhh as number[][]).flat()).toEqual(Array.from(net.parameter('weight_hh_l0').grad));
  expect(values.y).toEqual([null, null, null, null, null, trace.output[5]]);
});

test('the shares of every weight add up to its gradient, entry by entry, and their norms to no less', () => {
  for (const cell of ['rnn', 'rnn-relu', 'lstm'] as const) {
    const model = make({ cell, units: 2, steps: 5 });
    for (let entry = 0; entry < 4; entry++) {
      model.params.pin = `weight_hh_l0[${entry}]`;
      const shares = model.shares;
      expect(shares?.list.map(({ t }) => t)).toEqual([1, 2, 3, 4, 5]);
      expect(shares?.list.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(shares?.total ?? NaN, 12);
      expect(shares?.norms).toBeGreaterThanOrEqual(shares?.norm ?? Infinity);
    }
  }
});

test('the check agrees with the backward pass where the network is smooth', () => {
  const model = make({ cell: 'lstm', check: true, steps: 8, pin: 'weight_hh_l0[5]' });
  expect(model.checked?.relativeError).toBeLessThan(1e-7);
  model.params.pin = 'h@3[0]';
  expect(model.checked, 'a computed number cannot be moved by hand').toBeUndefined();
});

test('on the detector of chapter 2 a weight stands on a kink, and the slopes on either side differ', () => {
  const model = make({ preset: 'on-a-kink', check: true });
  expect(model.graph.loss).toBe(0.5);
  expect(model.values()).toHaveProperty('dWhh', [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0]
  ]);
  const entries = Array.from({ length: 9 }, (_, entry) => {
    model.params.pin = `weight_hh_l0[${entry}]`;
    return model.checked;
  });
  const kinked = entries.filter((checked) => checked && checked.kinks.length > 0);
  expect(kinked.some((checked) => checked && Math.abs(checked.left - checked.right) > 0.9)).toBe(true);
});

test('the detector of chapter 2 has no loss and no gradient until one target is wrong', () => {
  const right = make({ preset: 'repeated-ones' });
  expect(right.graph.loss).toBe(0);
  expect(right.params.targets.slice(0, 5)).toEqual([0, 0, 1, 0, 0]);
  expect(make({ preset: 'one-wrong-target' }).graph.loss).toBe(0.5);
});

test('gradients grow on the way back in one preset and fade in another', () => {
  const size = (values: readonly (number[] | null)[], t: number) => Math.hypot(...(values[t] ?? []));
  const exploding = make({ preset: 'exploding' }).values().dh;
  const vanishing = make({ preset: 'vanishing' }).values().dh;
  expect(size(exploding, 0)).toBeGreaterThan(10 * size(exploding, 9));
  expect(size(vanishing, 0)).toBeLessThan(0.001 * size(vanishing, 9));
});

test('a dragged number is the one that changes, wherever it stands in the graph', () => {
  const model = make({ shape: 'encoder-decoder', steps: 5 });
  model.set('weight_hh_l0', 2, 0.77);
  model.set('decoder/weight_hh_l0', 1, -0.66);
  model.set('x@2', 0, 0.55);
  model.set('target@5', 0, 0.44);
  model.set('h@0', 1, 0.33);
  const value = (id: string) => model.graph.byId.get(id)?.value;
  const target = names(model).find((id) => id.endsWith('target@5')) ?? '';
  model.set(target, 0, 0.44);
  expect(value('weight_hh_l0')?.[2]).toBe(0.77);
  expect(value('decoder/weight_hh_l0')?.[1]).toBe(-0.66);
  expect(value('x@2')?.[0]).toBe(0.55);
  expect(value(target)?.[0]).toBe(0.44);
  expect(value('h@0')?.[1]).toBe(0.33);
});

test('while a weight is dragged the drawing keeps its structure; another number of steps changes it', () => {
  const model = make();
  const { structure } = model;
  model.set('weight_hh_l0', 0, 0.5);
  expect(model.structure).toBe(structure);
  model.params.steps = 6;
  expect(model.structure).not.toBe(structure);
});

test('with more steps the reader stays in the same pass', () => {
  const model = make({ steps: 3 });
  model.seek(Math.round(model.length * 0.8));
  model.change({ steps: 9 });
  expect(model.values().pass).toBe('backward');
});

test('another seed alone makes another network, and leaves what the reader has set', () => {
  const model = make({ seed: 3 });
  expect(model.params.Whh).not.toEqual(parameters.defaults.Whh);
  expect(model.params.x).not.toEqual(parameters.defaults.x);
  expect(make({ seed: 3, Whh: [1, 2, 3, 4] }).params.Whh).toEqual([1, 2, 3, 4]);
  expect(make({ seed: 3, units: 3 }).params.Whh).toEqual(make({ seed: 3, units: 3 }).params.Whh);
});

test('the sum of the shares is graded, and a wrong one gets a hint for its kind of mistake', () => {
  const model = make({ task: 'shares', pin: 'weight_hh_l0[2]' });
  const shares = model.shares;
  if (!shares) throw new Error('There are no shares.');
  expect(model.score).toBe(0);
  expect(model.values().total).toBeNull();
  expect(model.values()).toMatchObject({ dWhh: null });
  model.answer = shares.total + 0.009;
  expect(model.score).toBe(1);
  expect(judgeSum(shares.total + 0.011, shares)).not.toBe('right');
  const known = { list: [], total: -0.3, absolute: 0.9, norm: 0, norms: 0 };
  const list = [-0.6, 0.3].map((share, t) => ({ ...shares.list[0], t, share }));
  const verdict = (answer: number) => judgeSum(answer, { ...known, list });
  expect([-0.3, 0.9, 0.3, -0.15, 0.67, -0.6, 5].map(verdict)).toEqual([
    'right',
    'absolute',
    'sign',
    'mean',
    'norm',
    'one',
    'other'
  ]);
});

test('in the faulty pass exactly one node’s gradient is not the sum of its shares, and its edge is the answer', () => {
  for (let seed = 0; seed < 12; seed++) {
    const model = make({ task: 'missing-edge', preset: 'random', seed });
    const left = missingEdge(model.exact, seed);
    const wrong = model.graph.nodes.filter((node) => imbalance(node) > 1e-9);
    expect(wrong.map(({ outputs }) => outputs.some(({ id }) => id === left))).toEqual([true]);
    expect(model.score).toBe(0);
    model.guess = left;
    expect(model.score).toBe(1);
    const other = model.graph.nodes.find((node) => node.outputs.length > 1 && node !== wrong[0]);
    model.guess = other?.outputs[0].id;
    expect(model.edgeVerdict).toMatchObject({ right: false, balanced: true });
  }
});

test('the edge left out still shows the share that it would bring', () => {
  const model = make();
  const left = missingEdge(model.exact, 3);
  const share = (graph: typeof model.exact) =>
    Array.from(graph.nodes.flatMap(({ outputs }) => outputs).find(({ id }) => id === left)?.gradient ?? []);
  expect(share(withoutEdge(model.input, left))).toEqual(share(unrollGraph(model.input)));
});

test('in the exercise of chapter 3 the edge from the second state to its own answer is left out', () => {
  const model = make({ task: 'missing-edge', shape: 'many-to-many', steps: 4, units: 2, seed: 5 });
  const left = missingEdge(model.exact, 5);
  const wrong = model.graph.nodes.filter((node) => imbalance(node) > 1e-9);
  expect(wrong.map(({ id }) => id)).toEqual(['h@2']);
  const edge = wrong[0].outputs.find(({ id }) => id === left);
  expect(edge?.to.id).toContain('@2');
});

test('shares that cancel are found and scored', () => {
  const model = make({
    task: 'cancel',
    steps: 2,
    units: 1,
    Wxh: [1],
    Whh: [0],
    Why: [1],
    x: Array(12).fill(1)
  });
  expect(model.score).toBe(0);
  // y = tanh 1 at both steps: one target as far below as the other is above.
  const y = Math.tanh(1);
  model.params.targets = [y - 2, y + 2, ...Array<number>(10).fill(0)];
  const solved = make({ ...model.params, task: 'cancel' });
  expect(solved.cancelling).toMatchObject({ solved: true });
  expect(solved.score).toBe(1);
});

test('any parameters make a figure with numbers, words and a position', () => {
  const random = seeded(7);
  for (let i = 0; i < 60; i++) {
    const model = make(arbitrary(parameters, random));
    expect(model.t).toBeLessThanOrEqual(model.length);
    expect(JSON.stringify(model.values())).toContain('"loss"');
    for (const lang of ['en', 'zh'] as const)
      expect(figure.definition.describe(model, strings[lang], lang).length).toBeGreaterThan(20);
  }
});

test('the state is told in words, in both languages', () => {
  const model = make();
  model.seek(model.length);
  expect(figure.definition.describe(model, strings.en, 'en')).toMatch(
    /^many to many, rnn, tanh, 4 steps, 2 units\. Backward, 25 of 25 operations done, the last: W h h times the state before, step 1\. State after step 4: .+ Loss 0\.\d\d\.$/
  );
  expect(figure.definition.describe(model, strings.zh, 'zh')).toContain('反向，25 个运算已完成 25 个');
});

test('the sums of the chapter are printed with four and with five decimals, and agree with the chapter', () => {
  const hand = { steps: 3, units: 1, Wxh: [1], Whh: [0.5], Why: [1], h0: [0], pin: 'weight_hh_l0[0]' };
  const x = [1, 0, 0.5, ...Array<number>(9).fill(0)];
  const chapter = (given: Partial<GraphParams>) => make({ ...hand, x, ...given }).printedShares;
  const one = chapter({ shape: 'many-to-one', targets: Array<number>(12).fill(1) });
  expect(one?.terms).toEqual(['0', '−0.0874', '−0.0960']);
  expect(one?.total).toBe('−0.1834');
  expect(one?.partial([1, 2])).toBe('−0.1834');
  expect(one?.partial([2])).toBe('−0.0960');
  const many = chapter({ shape: 'many-to-many', targets: [1, 0, ...Array<number>(10).fill(1)] });
  expect(many?.terms).toEqual(['0', '0.15286', '−0.09605']);
  expect(many?.total).toBe('0.05681');
});
