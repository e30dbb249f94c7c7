import { describe, expect, it } from 'vitest';
import { bitsOf, digest } from '../testing.ts';
import { Rng } from './rng.ts';
import {
  below,
  cos,
  exp,
  exponentOf,
  hypot,
  log,
  norm,
  power,
  powerOfTwo,
  scaled,
  sigmoid,
  tanh
} from './math.ts';

/** How many steps lie between two numbers of one sign, from one float64 to the next. */
function apart(a: number, b: number): number {
  const distance = BigInt(`0x${bitsOf(a)}`) - BigInt(`0x${bitsOf(b)}`);
  return Number(distance < 0n ? -distance : distance);
}

// Drawn without log and cosine, of which the generator makes its normal numbers.
const rng = new Rng(12);
const between = (low: number, high: number) => Array.from({ length: 5000 }, () => rng.uniform(low, high));

// Own, the browser's, at these places, and the digest of the results that was written down.
const functions = [
  ['e to the x', exp, Math.exp, between(-30, 30), 'b7eb4e6c'],
  ['e to an x that is nearly too large or too small', exp, Math.exp, between(-746, 710), '4ad18e0e'],
  ['the logarithm', log, Math.log, between(0, 5), '0d94a818'],
  ['the logarithm near 1', log, Math.log, between(1 - 1e-5, 1 + 1e-5), '61200909'],
  ['the logarithm below the normal numbers', log, Math.log, between(0, 1e-307), '486403c8'],
  ['tanh', tanh, Math.tanh, between(-23, 23), 'c4dcba28'],
  ['tanh near 0', tanh, Math.tanh, between(-1.1, 1.1), '0d9c90a6'],
  ['the sigmoid', sigmoid, (x: number) => 1 / (1 + Math.exp(-x)), between(-40, 40), '1e32b386'],
  ['the cosine', cos, Math.cos, between(0, 2 * Math.PI), '9a9dde08'],
  [
    'the cosine where it is nearly 0',
    cos,
    Math.cos,
    between(Math.PI / 2 - 1e-9, Math.PI / 2 + 1e-9),
    '46a73239'
  ]
] as const;

describe('the engine’s own functions', () => {
  for (const [name, own, browsers, places, written] of functions) {
    it(`give ${name} with the bits that were written down, two units in the last place from the browser’s or nearer`, () => {
      const values = places.map(own);
      expect(digest(values)).toBe(written);
      expect(Math.max(...places.map((x, i) => apart(values[i], browsers(x))))).toBeLessThanOrEqual(2);
    });
  }

  it('answer what is not finite, and both zeros, as the browser does', () => {
    for (const x of [0, -0, Infinity, -Infinity, NaN, 1, -1, 5e-324, 1.7976931348623157e308]) {
      expect([x, exp(x)]).toEqual([x, Math.exp(x)]);
      expect([x, log(x)]).toEqual([x, Math.log(x)]);
      expect(Object.is(tanh(x), Math.tanh(x))).toBe(true);
      expect([x, sigmoid(x)]).toEqual([x, 1 / (1 + Math.exp(-x))]);
    }
    expect([exp(710), exp(-746), exp(-745.13)]).toEqual([Infinity, 0, 5e-324]);
  });

  it('give a power rounded once, where repeated products would have gone astray', () => {
    // 0.999^1000 and 0.9^4, from the exact fractions that the two numbers are.
    expect(power(0.999, 1000)).toBe(0.36769542477096373);
    expect(power(0.9, 4)).toBe(0.6561);
    expect([power(0.9, 0), power(0.9, 1), power(0, 0), power(0, 3), power(-2, 3)]).toEqual([
      1, 0.9, 1, 0, -8
    ]);
    expect([power(0.5, 1074), power(0.5, 1075), power(0.999, 2 ** 40)]).toEqual([5e-324, 0, 0]);
  });

  it('know every power of two and its exponent', () => {
    for (const k of [-1074, -1073, -1023, -1022, -53, -1, 0, 1, 52, 1023]) {
      expect(powerOfTwo(k)).toBe(2 ** k);
      expect(exponentOf(2 ** k)).toBe(k);
      if (k > -1022) expect(exponentOf(below(2 ** k))).toBe(k - 1);
    }
    expect([scaled(3, 1074), scaled(3 * 2 ** 1000, -1074 - 1000), scaled(5e-324, 2000)]).toEqual([
      3 * 2 ** 51 * 2 ** 1023,
      3 * 5e-324,
      2 ** 926
    ]);
  });

  it('go from a number to the next below', () => {
    expect([below(1), below(-1), below(0), below(5e-324), below(1 + Number.EPSILON)]).toEqual([
      1 - Number.EPSILON / 2,
      -1 - Number.EPSILON,
      -5e-324,
      0,
      1
    ]);
    // Across the border of the two words that a number lies in.
    expect(bitsOf(below(2 ** 20 + 1))).toBe('41300000ffffffff');
    expect(bitsOf(below(-(2 ** 21) + 2 ** -32))).toBe('c140000000000000');
  });

  it('measure a norm whose squares are too large or too small to be summed', () => {
    expect(hypot([3e200, -4e200]) / 5e200).toBeCloseTo(1, 14);
    expect(hypot([3e-200, -4e-200]) / 5e-200).toBeCloseTo(1, 14);
    expect(hypot([5e-324, 0])).toBe(5e-324);
    expect([hypot([]), hypot([0, -0])]).toEqual([0, 0]);
    expect([hypot([1, NaN]), hypot([NaN, -Infinity])]).toEqual([NaN, Infinity]);
    expect(norm([3, 4], 25)).toBe(5);
    expect(norm([3e-200, 4e-200], 0) / 5e-200).toBeCloseTo(1, 14);
    expect(norm([3e200, 4e200], Infinity) / 5e200).toBeCloseTo(1, 14);
  });
});
