import { clipGradNorm, Network, squaredError } from '$engine';
import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { angle, descend } from './descent.ts';
import { layOut, pixels, weights } from './layout.ts';
import { CliffDescent } from './model.svelte.ts';
import { B, parameters, W, type ClippingParams } from './params.ts';
import { statusOf } from './status.ts';
import { strings } from './strings.ts';
import { along, COLUMNS, ROWS, surface } from './surface.ts';
import { Unit } from './unit.ts';
import { headOf, stopsOf, wayOf } from './ways.ts';

const figure = (given: Partial<ClippingParams> = {}) => figureOf(CliffDescent, parameters, given);

/** L by the formula alone. */
function lossAt(w: number, b: number, T: number): number {
  let h = 0.5;
  for (let t = 0; t < T; t++) h = Math.tanh(w * h + b);
  return (h - 0.7) ** 2;
}

test('the unit’s loss is that of the formula, and its gradient that of finite differences', () => {
  for (const [w, b, T] of [
    [1.7, -0.5, 50],
    [1, 0.2, 50],
    [2.4, -0.6, 12],
    [0.6, 0.7, 2]
  ]) {
    const { loss, gradient, norm } = new Unit(T).slope(w, b);
    expect(loss).toBeCloseTo(lossAt(w, b, T), 12);
    const e = 1e-6;
    const numeric = [
      (lossAt(w + e, b, T) - lossAt(w - e, b, T)) / (2 * e),
      (lossAt(w, b + e, T) - lossAt(w, b - e, T)) / (2 * e)
    ];
    gradient.forEach((d, i) =>
      expect(Math.abs(d - numeric[i])).toBeLessThan(1e-7 * Math.max(1, Math.abs(d)))
    );
    expect(norm).toBeCloseTo(Math.hypot(...gradient), 12);
  }
});

test('the surface, computed a column at a time, is the unit’s own loss at every point to the bit', () => {
  const unit = new Unit(50);
  const heights = surface(50);
  expect(heights).toHaveLength(COLUMNS * ROWS);
  for (let k = 0; k < heights.length; k += 37) {
    const loss = unit.loss(along(W, k % COLUMNS, COLUMNS), along(B, Math.floor(k / COLUMNS), ROWS));
    expect(heights[k]).toBe(Math.max(-6, Math.log10(loss)));
  }
});

test('there is a cliff: along one line the loss jumps where the state falls to the other side', () => {
  // With w = 2.5 the unstable state is ½ where b = artanh ½ − w/2.
  const edge = Math.atanh(0.5) - 1.25;
  const unit = new Unit(50);
  expect(unit.loss(2.5, edge - 1e-3)).toBeGreaterThan(2.5);
  expect(unit.loss(2.5, edge + 1e-3)).toBeLessThan(0.1);
  const norms = Array.from({ length: 10 }, (_, k) => unit.slope(2.5, edge + 10 ** -(k + 6)).norm);
  expect(Math.max(...norms)).toBeGreaterThan(1e6);
});

test('by default the plain descent is thrown out, and the clipped one arrives', () => {
  const model = figure();
  expect(model.values()).toMatchObject({ endingPlain: 'thrown', endingClipped: 'arrived' });
  const thrown = model.thrownAt(model.plain) ?? 0;
  expect(model.plain[thrown - 1].norm).toBeGreaterThan(1000);
  const { said } = statusOf(model, strings.en);
  expect(said).toContain(`update ${thrown}`);
  expect(said).toContain('low region');
});

test('every update of a clipped descent is the engine’s own clipping, times the rate', () => {
  const model = figure({ updates: 20 });
  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  let { w, b } = model.params;
  const { rate, threshold } = model.params;
  for (const stand of model.clipped) {
    expect([stand.w, stand.b]).toEqual([w, b]);
    net.set('weight_hh_l0', [w]);
    net.set('weight_ih_l0', [b]);
    const trace = net.forward(new Float64Array(50).fill(1), { T: 50, h0: [0.5] });
    const { loss, dOutput } = squaredError(trace.hn, [0.7]);
    net.zeroGrad();
    net.backward(trace, { dHn: dOutput });
    expect(stand.loss).toBe(loss);
    expect(stand.norm).toBe(clipGradNorm(net, threshold));
    w -= rate * net.parameter('weight_hh_l0').grad[0];
    b -= rate * net.parameter('weight_ih_l0').grad[0];
  }
});

test('clipping by norm keeps the direction and bounds the step; by element bounds each entry and turns it', () => {
  const byNorm = figure();
  const byElement = figure({ by: 'element' });
  const cutNorm = byNorm.clipped.filter(({ clipped }) => clipped);
  const cutElement = byElement.clipped.filter(({ clipped }) => clipped);
  expect(cutNorm.length).toBeGreaterThan(0);
  expect(cutElement.length).toBeGreaterThan(0);
  for (const { used, turned } of cutNorm) {
    expect(Math.hypot(...(used ?? [NaN]))).toBeLessThanOrEqual(0.5);
    expect(turned).toBeLessThan(1e-6);
  }
  for (const { used } of cutElement)
    for (const entry of used ?? [NaN]) expect(Math.abs(entry)).toBeLessThanOrEqual(0.5);
  expect(Math.max(...cutElement.map(({ turned }) => turned))).toBeGreaterThan(5);
});

test('a gradient whose norm is not finite is not followed', () => {
  const unit = new Unit(3);
  const endless = {
    T: 3,
    slope: () => ({ loss: 1, gradient: [Infinity, 1], norm: Infinity }),
    clipped: () => [Infinity, 1]
  } as unknown as Unit;
  const stands = descend(endless, [1, 0], 0.1, 3);
  expect(stands.map(({ w, b, used }) => [w, b, used])).toEqual(Array(4).fill([1, 0, null]));
  expect(descend(unit, [1, 0], 0.1, 3)[3].w).not.toBe(1);
});

test('the exercise is solved by a threshold that tames the cliff, not by none and not by one that is too slow', () => {
  const goal = 'tame' as const;
  expect(figure().score).toBeUndefined();
  expect(figure({ goal }).score).toBe(1);
  expect(figure({ goal, threshold: 1000 }).score).toBe(0);
  expect(figure({ goal, threshold: 0.01 }).score).toBe(0);
  expect(figure({ goal, threshold: 1000, rate: 0.001 }).score).toBe(0);
});

test('the position picks a stand of both descents, and stays at the end when the descent is changed', () => {
  const model = figure();
  expect(model.t).toBe(model.length);
  model.change({ updates: 80 });
  expect(model.t).toBe(80);
  model.seek(3);
  model.change({ updates: 90 });
  expect(model.t).toBe(3);
  const values = model.values();
  expect(values.wClipped).toHaveLength(90);
  expect(values.lossPlain).toHaveLength(90);
});

test('the picture’s geometry: pixels and weights are inverse, and a turn is measured in degrees', () => {
  for (const width of [288, 500, 720, 1100]) {
    const { surface: place, scale, norms, height } = layOut(width);
    for (const { x, y, width: across, height: high } of [place, scale, norms]) {
      expect(x + across).toBeLessThanOrEqual(width);
      expect(y + high).toBeLessThanOrEqual(height);
    }
    const [w, b] = weights(place, pixels(place, [1.2, -0.3]));
    expect([w, b].map((value) => Number(value.toFixed(10)))).toEqual([1.2, -0.3]);
  }
  expect(angle([1, 0], [0, 2])).toBeCloseTo(90, 12);
});

test('a descent that is thrown out is drawn to the border, and its head points the way it went', () => {
  const place = layOut(720).surface;
  const model = figure();
  const { plain, clipped } = model;
  const thrown = model.thrownAt(plain) ?? 0;
  const head = headOf(place, plain, thrown);
  expect(head.out).toBeDefined();
  expect([head.x, head.y].some((at) => [0, place.width, place.height].includes(at))).toBe(true);
  expect(stopsOf(place, plain.slice(0, thrown + 1))).toHaveLength(thrown);
  expect(wayOf(place, plain.slice(0, thrown + 1))).toContain(`L${head.x.toFixed(1)},${head.y.toFixed(1)}`);

  const end = clipped.length - 1;
  const [x, y] = pixels(place, [clipped[end].w, clipped[end].b]);
  expect(headOf(place, clipped, end)).toEqual({ x, y, out: undefined });
});
