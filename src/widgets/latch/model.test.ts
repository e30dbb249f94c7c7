import { Network, Rng } from '$engine';
import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { fixedPoints } from './fixed-points.ts';
import { layOut, nameOf } from './layout.ts';
import { Latch } from './model.svelte.ts';
import { parameters, type LatchParams } from './params.ts';
import { statusOf } from './status.ts';
import { strings } from './strings.ts';

const figure = (given: Partial<LatchParams> = {}) => figureOf(Latch, parameters, given);

test('states are those of the formula, and the gradient is the product of w (1 − h²) and the engine’s own', () => {
  const model = figure({ w: 1.3, noise: 0.2, steps: 40, pulse: -1.5 });
  const { w, u, noise, seed, at, pulse } = model.params;
  const rng = new Rng(seed);
  const h = [0];
  const x = Array.from({ length: 40 }, (_, i) => (i === at - 1 ? pulse : 0) + noise * rng.normal());
  for (const value of x) h.push(Math.tanh(w * h[h.length - 1] + u * value));
  model.h.forEach((value, t) => expect(value).toBeCloseTo(h[t], 12));
  expect(model.x).toEqual(x);

  let log = 0;
  for (let t = 40; t >= 0; t--) {
    expect(model.logs[t]).toBeCloseTo(log, 9);
    log += Math.log10(w * (1 - h[t] ** 2));
  }

  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  net.set('weight_hh_l0', [w]);
  net.set('weight_ih_l0', [u]);
  const trace = net.forward(x, { T: 40 });
  const gradients = net.backward(trace, { dHn: [1] });
  for (let t = 0; t <= 40; t++)
    expect(model.logs[t]).toBeCloseTo(Math.log10(Math.abs(gradients.dh(0, t - 1)[0])), 9);
});

test('by default it remembers for a hundred steps while its gradient is long gone', () => {
  const model = figure();
  expect(model.held).toBe(true);
  expect(model.span).toBe(100);
  expect(model.logAtPulse).toBeLessThan(-50);
  const { memory, gradient } = statusOf(model, strings.en);
  expect(memory).toContain('Remembers');
  expect(gradient).toContain('10⁻');
});

test('it keeps a bit of either sign, and below w = 1 it forgets whatever it is set to', () => {
  expect(figure({ pulse: -1 }).last).toBeCloseTo(-figure().last, 12);
  expect(figure({ pulse: -1 }).held).toBe(true);
  const weak = figure({ w: 0.9, pulse: 3 });
  expect(weak.held).toBe(false);
  expect(Math.abs(weak.last)).toBeLessThan(1e-3);
  expect(statusOf(weak, strings.en).memory).toContain('Forgets');
});

test('a gradient far below what a float holds is still measured', () => {
  const model = figure({ w: 4, steps: 200 });
  expect(model.logAtPulse).toBeLessThan(-400);
  expect(model.values().logGradientAtPulse).toBe(model.logAtPulse);
});

test('fixed points are where the map meets the diagonal: one up to w = 1, three above', () => {
  expect(fixedPoints(0.7)).toEqual([{ h: 0, slope: 0.7 }]);
  expect(fixedPoints(1)).toHaveLength(1);
  for (const w of [1.001, 1.2, 2, 4]) {
    const points = fixedPoints(w);
    expect(points).toHaveLength(3);
    for (const { h, slope } of points) {
      expect(Math.tanh(w * h)).toBeCloseTo(h, 12);
      const e = 1e-6;
      expect(slope).toBeCloseTo((Math.tanh(w * (h + e)) - Math.tanh(w * (h - e))) / (2 * e), 6);
    }
    expect(points[2].slope).toBeLessThan(1);
    expect(points[1].slope).toBeGreaterThan(1);
  }
});

test('noise that carries the state over 0 has lost the bit, whatever the sign at the end', () => {
  const crossing = Array.from({ length: 300 }, (_, i) => figure({ w: 1.1, noise: 0.2, seed: i + 1 })).find(
    (model) => model.isBit && model.crossed && Math.abs(model.last) >= 0.5 && model.last * model.set > 0
  );
  expect(crossing?.held).toBe(false);
  if (crossing) expect(statusOf(crossing, strings.en).memory).toContain('crossed 0');
});

test('the exercises: held and unlearnable, or learnable and forgotten, over a hundred steps at least', () => {
  expect(figure().score).toBeUndefined();
  expect(figure({ goal: 'holds' }).score).toBe(1);
  expect(figure({ goal: 'holds', w: 1.05 }).score).toBe(0);
  expect(figure({ goal: 'holds', w: 0.9 }).score).toBe(0);
  expect(figure({ goal: 'holds', steps: 60 }).score).toBe(0);
  expect(figure({ goal: 'forgets' }).score).toBe(0);
  expect(figure({ goal: 'forgets', w: 1 }).score).toBe(1);
  expect(figure({ goal: 'forgets', w: 0.5 }).score).toBe(0);
  // A pulse too faint to be a bit proves nothing.
  expect(figure({ goal: 'forgets', w: 1, pulse: 0.1 }).score).toBe(0);
});

test('a gradient between a millionth and a thousandth is neither gone nor left', () => {
  const between = (given: Partial<LatchParams>) => {
    const model = figure({ at: 5, pulse: 3, ...given });
    expect(model.logAtPulse).toBeGreaterThan(-6);
    expect(model.logAtPulse).toBeLessThan(-3);
    return model;
  };
  const forgotten = between({ goal: 'forgets', w: 0.95 });
  expect([forgotten.held, forgotten.score]).toEqual([false, 0]);
  // Noise can keep a bit that the weight alone would lose.
  const kept = between({ goal: 'holds', w: 1.08, noise: 0.05, seed: 7 });
  expect([kept.held, kept.score]).toEqual([true, 0]);
});

test('without noise, no weight holds a bit for a hundred steps with a millionth of the gradient left', () => {
  for (let w = 0; w <= 4; w += 0.02) {
    const model = figure({ w, pulse: 3 });
    expect(model.held && model.logAtPulse >= -6).toBe(false);
  }
  expect(figure({ w: 1.12, pulse: 3 }).held).toBe(true);
});

test('the position stays at the end when the sequence grows, and elsewhere stays where it is', () => {
  const model = figure();
  expect(model.t).toBe(220);
  model.change({ steps: 150 });
  expect(model.t).toBe(300);
  model.seek(20);
  model.change({ steps: 140 });
  expect(model.t).toBe(20);
  expect(model.values().h).toHaveLength(140);
  expect(model.values().logGradient).toHaveLength(140);
});

test('the name of a fixed point lies in the map, on neither the curve nor the diagonal', () => {
  const place = layOut(900).map;
  const at = (h: number) => ((h + 1.05) / 2.1) * place.width;
  const down = (h: number) => place.height - at(h);
  for (const w of [1.02, 1.1, 1.2, 1.35, 1.5, 2, 3, 4]) {
    for (const { h } of fixedPoints(w)) {
      const { x, y, anchor } = nameOf(Math.sign(h), [at(h), down(h)], place);
      const [left, right] = anchor === 'start' ? [x, x + 62] : [x - 62, x];
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(place.width + 2);
      for (let pixel = left; pixel <= right; pixel++) {
        const value = (pixel / place.width) * 2.1 - 1.05;
        for (const line of [down(value), down(Math.tanh(w * value))])
          expect(line > y - 9 && line < y).toBe(false);
      }
    }
  }
});

test('panels stay in the picture', () => {
  for (const width of [288, 500, 720, 1100]) {
    const { height, map, mapHeight, beside, state, input, gradient } = layOut(width);
    for (const place of [map, state, input, gradient]) {
      expect(place.x + place.width).toBeLessThanOrEqual(width);
      expect(place.y + place.height).toBeLessThanOrEqual(place === map && !beside ? mapHeight : height);
    }
  }
});

test('the state plays out to the last step, and then the gradient comes home, step by step', () => {
  const model = figure({ steps: 30 });
  model.seek(12);
  expect([model.reached, model.home]).toEqual([12, 30]);
  model.seek(30);
  expect([model.reached, model.home]).toEqual([30, 30]);
  model.seek(47);
  expect([model.reached, model.home]).toEqual([30, 13]);
  model.seek(60);
  expect([model.reached, model.home]).toEqual([30, 0]);
});

test('steps before the pulse, at which nothing happens, are one step; where noise is read they are not', () => {
  const model = figure({ at: 10 });
  model.seek(0);
  model.step(1);
  expect(model.t).toBe(9);
  model.step(1);
  expect(model.t).toBe(10);
  model.step(-1);
  expect(model.t).toBe(9);
  const noisy = figure({ at: 10, noise: 0.1 });
  noisy.seek(0);
  noisy.step(1);
  expect(noisy.t).toBe(1);
});
