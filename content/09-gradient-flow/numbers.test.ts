import { gradientNorms, Network, spectralRadius } from '$engine';
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
    const inPowers = (log: number) => [(10 ** (log - Math.floor(log))).toFixed(1), Math.floor(log)];
    for (const at of [100, 10]) {
      const [digits, power] = inPowers(log10[at]);
      expect(text).toContain(`${digits} \\cdot 10^{${power}}`);
    }
    says(10 ** latch({ w: 0.9 }).log10[100], 2);
  });

  test('knows how long three gradients are fifty steps back', () => {
    says(0.9 ** 50, 4);
    expect(text).toContain('6{,}400');
    expect(Math.round(1.2 ** 50 / Math.SQRT2 / 100)).toBe(64);
    says(50 * 0.9 ** 49, 2);
    expect(text).toContain(String(Math.round((50 * 0.9 ** 49) / 0.9 ** 50)));
  });
});
