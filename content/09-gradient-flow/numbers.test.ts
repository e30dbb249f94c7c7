import { Adam, gradientNorms, Network, Rng, Sgd, spectralRadius, squaredError } from '$engine';
import { measure } from '$training/gradient-flow/measure.ts';
import { presets } from '$widgets/gradient-norm/presets.ts';
import { descend } from '$widgets/clipping/descent.ts';
import { parameters as clipping } from '$widgets/clipping/params.ts';
import { Unit } from '$widgets/clipping/unit.ts';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

/** A tanh unit that one pulse sets: its states h_0 … h_T, and log₁₀ |∂h_T/∂h_t|. */
function latch({ w = 2, u = 1, pulse = 1, at = 10, steps = 110 }) {
  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  net.set('weight_hh_l0', [w]);
  net.set('weight_ih_l0', [u]);
  const x = Array.from({ length: steps }, (_, t) => (t === at - 1 ? pulse : 0));
  const trace = net.forward(x, { T: steps });
  const back = gradientNorms(trace, { dHn: [1] });
  return {
    h: Array.from(trace.layers[0].h),
    log10: Array.from(back, (log) => log / Math.LN10).reverse()
  };
}

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
/** Median, least and most. */
function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2,
    least: sorted[0],
    most: sorted[sorted.length - 1]
  };
}
/** 1.3 · 10^{-5}, as KaTeX has it. */
function inPowers(value: number) {
  const power = Math.floor(Math.log10(value));
  return `${(value / 10 ** power).toFixed(1)} \\cdot 10^{${power}}`;
}

/** Networks as PyTorch starts them read 60 random numbers; the loss is at the end or at every step. */
function shares(every: boolean) {
  const [T, H] = [60, 16];
  return seeds.map((seed) => {
    const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: H, outputSize: 1, dtype: 'float64' });
    net.init(new Rng(seed));
    const draw = new Rng(seed + 10_000);
    const x = Float64Array.from({ length: T }, () => draw.normal());
    const trace = net.forward(x, { T });
    // At the end the first number is wanted, at every step the one before.
    const wanted = (t: number) => (every ? (t > 0 ? x[t - 1] : 0) : x[0]);
    const dOutput = Array.from(trace.output, (y, t) =>
      every ? (2 * (y - wanted(t))) / T : t === T - 1 ? 2 * (y - wanted(t)) : 0
    );
    const W = net.parameter('weight_hh_l0');
    net.zeroGrad();
    net.backward(trace, { dOutput });
    const whole = Float64Array.from(W.grad);
    /** The part of it from at least so many steps before a loss: the whole, less what a window of the last steps brings. */
    const from = (distance: number) => {
      const far = Float64Array.from(whole);
      for (let t = every ? 0 : T - 1; t < T; t++) {
        const first = Math.max(0, t - distance + 1);
        const part = net.forward(x.subarray(first, t + 1), {
          T: t + 1 - first,
          ...(first > 0 && { h0: trace.h(0, first - 1) })
        });
        const d = new Float64Array(t + 1 - first);
        d[t - first] = dOutput[t];
        net.zeroGrad();
        net.backward(part, { dOutput: d });
        W.grad.forEach((value, i) => (far[i] -= value));
      }
      return Math.hypot(...far) / Math.hypot(...whole);
    };
    return { norm: Math.hypot(...whole), from };
  });
}

/** What is left of a gradient a hundred steps back; a leaky unit is a GRU whose gates do not move. */
function leftOf(leak: number | undefined) {
  const [T, H] = [100, 16];
  return seeds.map((seed) => {
    const vanilla = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: H, dtype: 'float64' });
    vanilla.init(new Rng(seed));
    let net = vanilla;
    if (leak !== undefined) {
      net = new Network({ cell: 'gru', inputSize: 1, hiddenSize: H, dtype: 'float64' });
      for (const name of net.names) {
        const { data } = vanilla.parameter(name);
        net.parameter(name).data.set(data, 2 * data.length);
      }
      // The reset gate open, the update gate at the leak.
      net.parameter('bias_ih_l0').data.fill(50, 0, H);
      net.parameter('bias_ih_l0').data.fill(Math.log(leak / (1 - leak)), H, 2 * H);
    }
    const draw = new Rng(seed + 10_000);
    const trace = net.forward(
      Float64Array.from({ length: T }, () => draw.normal()),
      { T }
    );
    const direction = new Rng(seed + 500_000);
    const norms = gradientNorms(trace, { dHn: Float64Array.from({ length: H }, () => direction.normal()) });
    return Math.exp(norms[T] - norms[0]);
  });
}

/** Descends on the self-weight of one unit from examples so long; the weight, and what it holds after a hundred steps. */
function learnLatch(lag: number, start: number) {
  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  net.set('weight_ih_l0', [1]);
  net.set('weight_hh_l0', [start]);
  const pulse = (T: number) => Float64Array.from({ length: T }, (_, t) => Number(t === 0));
  const W = net.parameter('weight_hh_l0');
  for (let update = 0; update < 2000; update++) {
    const trace = net.forward(pulse(lag + 1), { T: lag + 1 });
    const dOutput = new Float64Array(lag + 1);
    // Of both pulses' losses: they are mirror images.
    dOutput[lag] = 2 * (trace.output[lag] - 0.9);
    net.zeroGrad();
    net.backward(trace, { dOutput });
    W.data[0] -= 0.1 * W.grad[0];
  }
  return { w: W.data[0], held: net.forward(pulse(101), { T: 101 }).output[100] };
}

const degrees = (y: number, x: number) => (Math.atan2(y, x) * 180) / Math.PI;

describe.each(chapters(import.meta.url))('chapter 9 ($lang)', ({ text, says }) => {
  test('multiplies a hundred times by 1.1 and by 0.9', () => {
    expect(text).toContain(Math.round(1.1 ** 100).toLocaleString('en'));
    says(0.9 ** 100, 7);
  });

  test('fills its table of tanh and its slope', () => {
    for (const a of [0.5, 1, 2, 3]) {
      says(Math.tanh(a), 3);
      says(1 - Math.tanh(a) ** 2, 3);
    }
    for (const state of [0.9, 0.99])
      expect(text).toMatch(new RegExp(`(?<!\\d)${Math.round((1 - state ** 2) * 100)} ?%`));
  });

  test('follows the matrix that doubles before it dies', () => {
    const J = new Matrix([
      [0.5, 2],
      [0, 0.5]
    ]);
    expect(spectralRadius([0.5, 2, 0, 0.5])).toBeCloseTo(0.5, 5);
    const power = (k: number) => Array.from({ length: k - 1 }).reduce<Matrix>((P) => P.mmul(J), J);
    const corner = [1, 2, 3, 4, 10].map((k) => power(k).get(0, 1));
    expect(corner.slice(0, 4)).toEqual([2, 2, 1.5, 1]);
    says(corner[4], 3);
    const [large, small] = new SingularValueDecomposition(J).diagonal;
    says(large, 3);
    says(small, 3);
    says(large ** 5, 1);
    says(new SingularValueDecomposition(power(5)).diagonal[0], 3);
  });

  test('says which steady factors leave the range of 32 bits within 1,000 steps', () => {
    const smallest = 2 ** -149;
    const largest = (2 - 2 ** -23) * 2 ** 127;
    says(smallest * 1e45, 1);
    says(largest / 1e38, 1);
    for (const limit of [smallest, largest]) says(limit ** (1 / 1000), 3);
    // Rounded after every step it stops short of 0.
    let product = 1;
    for (let step = 0; step < 3000; step++) product = Math.fround(product * Math.fround(0.9));
    expect(product / smallest).toBe(4);
  });

  test('turns a gradient that is clipped entry by entry', () => {
    const before = degrees(1, 10);
    says(before, 1);
    expect(text).toContain(`${Math.round(45 - before)}°`);
  });

  test('holds a bit in a unit whose gradient is gone', () => {
    const { h, log10 } = latch({ w: 1.5 });
    for (const later of [10, 100]) expect(h[10 + later].toFixed(3)).toBe('0.859');
    says(h[110], 3);
    says(1.5 * (1 - h[110] ** 2), 3);
    for (const at of [100, 10]) expect(text).toContain(inPowers(10 ** log10[at]));
    says(10 ** latch({ w: 0.9 }).log10[100], 2);
  });

  test('knows where the slope of the logistic function is largest', () => {
    const slopes = Array.from({ length: 2001 }, (_, i) => {
      const s = 1 / (1 + Math.exp(-(i - 1000) / 100));
      return s * (1 - s);
    });
    expect(slopes.indexOf(Math.max(...slopes))).toBe(1000);
    expect(1 / Math.max(...slopes)).toBe(4);
    expect(text).toContain('**4**');
  });

  test('measures how far from normal random matrices are', () => {
    const { median, least, most } = spread(
      seeds.map((seed) => {
        const net = new Network({ cell: 'rnn', inputSize: 8, hiddenSize: 64, dtype: 'float64' });
        const { data } = net.init(new Rng(seed)).parameter('weight_hh_l0');
        const W = Matrix.from1DArray(64, 64, [...data]);
        return new SingularValueDecomposition(W).diagonal[0] / spectralRadius(data);
      })
    );
    for (const value of [least, most, median]) says(value, 2);
    expect(0.9 * least).toBeGreaterThan(1.4);
  });

  test('measures five networks that are driven by themselves or by their input', () => {
    const flows = (preset: 'faint' | 'strong') =>
      [1, 2, 3, 4, 5].map((seed) => {
        const { T, forget, rnn: _, gru: __, lstm: ___, ...rest } = presets[preset];
        return measure({ ...rest, cell: 'rnn', steps: T, forgetBias: forget, seed });
      });
    const [faint, strong] = [flows('faint'), flows('strong')];
    const slopes = spread(faint.map(({ slope }) => slope));
    says(slopes.least, 2);
    says(slopes.most, 2);
    const ends = (all: typeof faint) => spread(all.map(({ log10 }) => log10[log10.length - 1]));
    expect(Math.floor(ends(faint).least)).toBe(10);
    expect(Math.floor(ends(faint).most)).toBe(13);
    expect(Math.ceil(ends(strong).most)).toBe(-82);
    expect(Math.round(ends(strong).least)).toBe(-87);
    for (const power of ['10', '13', '-82', '-87']) expect(text).toContain(`10^{${power}}`);
  });

  test('hears the near steps alone in a gradient of healthy size', () => {
    const once = shares(false);
    const norm = spread(once.map((each) => each.norm));
    says(norm.median, 2);
    says(norm.least, 2);
    says(norm.most, 1);
    const far = spread(once.map(({ from }) => from(20)));
    for (const value of [far.median, far.least, far.most]) expect(text).toContain(inPowers(value));
    expect(text).toContain(inPowers(spread(once.map(({ from }) => from(40))).median));
    const always = shares(true);
    says(spread(always.map((each) => each.norm)).median, 2);
    expect(text).toContain(inPowers(spread(always.map(({ from }) => from(20))).median));
  });

  test('stands on both sides of the cliff, and walks to it', () => {
    const unit = new Unit(clipping.defaults.T);
    const sides: number[][] = [[], []];
    for (const w of [1.32, 1.5, 2, 3]) {
      // Where the unit starts, at ½, is where it stays.
      const cliff = Math.atanh(0.5) - w / 2;
      sides.forEach((losses, side) => losses.push(unit.loss(w, cliff + (side === 0 ? -0.005 : 0.005))));
    }
    const [high, low] = sides.map(spread);
    says(high.least, 1);
    says(high.most, 1);
    // L = (h − 0.7)², and the unit ends below 0.
    expect(text).toContain((0.7 - Math.sqrt(high.least)).toFixed(2));
    expect(low.most).toBeLessThan(0.2);
    const { w, b, rate, updates } = clipping.defaults;
    const stands = descend(unit, [w, b], rate, updates, { threshold: 0.5, by: 'norm' });
    says(stands[0].loss, 1);
    says(stands[12].loss, 1);
    expect(text).toContain(`$${(stands[13].loss * 1e4).toFixed(0)} \\cdot 10^{-4}$`);
  });

  test('leaves the thrown unit where nothing moves it', () => {
    const { w, b, T, rate, updates } = clipping.defaults;
    const stands = descend(new Unit(T), [w, b], rate, updates);
    const end = stands[stands.length - 1];
    expect(end.norm).toBe(0);
    says(end.loss, 2);
    expect(end.loss).toBeLessThan(stands[0].loss);
  });

  test('scales all gradients, and Adam hardly notices', () => {
    const step = (seed: number, kind: typeof Adam | typeof Sgd, scale: number) => {
      const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 8, outputSize: 1, dtype: 'float64' });
      const before = Float64Array.from(net.init(new Rng(seed)).data);
      const optimiser = new kind(net, { lr: 0.01 });
      const draw = new Rng(seed + 1);
      const x = Float64Array.from({ length: 20 }, () => draw.normal());
      const trace = net.forward(x, { T: 20 });
      net.zeroGrad();
      net.backward(trace, squaredError(trace.output, x));
      net.grad.forEach((value, i) => (net.grad[i] = scale * value));
      optimiser.step();
      return Math.hypot(...net.data.map((value, i) => value - before[i]));
    };
    for (const seed of seeds) {
      expect(step(seed, Sgd, 0.01) / step(seed, Sgd, 1)).toBeCloseTo(0.01, 12);
      expect(Math.abs(step(seed, Adam, 0.01) / step(seed, Adam, 1) - 1)).toBeLessThan(0.0005);
    }
    expect(text).toMatch(/(?<![\d.])0\.05 ?%/);
  });

  test('learns to hold a bit from short examples and not from long ones', () => {
    for (const lag of [5, 10, 20]) {
      const { w, held } = learnLatch(lag, 0.7);
      says(w, 2);
      expect(held.toFixed(1)).toBe('0.9');
    }
    for (const lag of [50, 100]) says(learnLatch(lag, 0.7).w, 3);
  });

  test('measures the start, the leak and what they leave', () => {
    const ends = (init: 'uniform' | 'orthogonal') =>
      spread(
        seeds.map((seed) => {
          const rest = { units: 16, tanh: true, input: 1, scaling: 'drawn', gain: 1, forgetBias: 0 } as const;
          return measure({ ...rest, cell: 'rnn', steps: 50, seed, init }).log10[50];
        })
      );
    for (const init of ['uniform', 'orthogonal'] as const)
      for (const value of Object.values(ends(init))) expect(text).toContain(`10^{${value.toFixed(1)}}`);
    says(0.99 ** 100, 2);
    for (const value of Object.values(spread(leftOf(0.99)))) says(value, 2);
    const without = spread(leftOf(undefined)).median;
    expect(text).toContain(`$${(without * 1e23).toFixed(0)} \\cdot 10^{-23}$`);
  });

  test('knows how long three gradients are fifty steps back', () => {
    says(0.9 ** 50, 4);
    expect(text).toContain('6{,}400');
    expect(Math.round(1.2 ** 50 / Math.SQRT2 / 100)).toBe(64);
    says(50 * 0.9 ** 49, 2);
    expect(text).toContain(String(Math.round((50 * 0.9 ** 49) / 0.9 ** 50)));
  });
});
