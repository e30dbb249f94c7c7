import { describe, expect, it } from 'vitest';
import { Rng, sampleToken } from '../index.ts';

describe('sampling', () => {
  const logits = [Math.log(1), Math.log(2), Math.log(4), Math.log(3)];
  const shares = (options: Parameters<typeof sampleToken>[2]) => {
    const rng = new Rng(9);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) counts[sampleToken(logits, rng, options)] += 1 / 4000;
    return counts;
  };
  const near = (counts: number[], expected: number[]) =>
    counts.every((n, i) => (expected[i] === 0 ? n === 0 : Math.abs(n - expected[i]) < 0.04));

  it('draws in proportion, sharper at low temperature, from the k most likely alone', () => {
    expect(near(shares({}), [0.1, 0.2, 0.4, 0.3])).toBe(true);
    expect(near(shares({ temperature: 0.5 }), [1 / 30, 4 / 30, 16 / 30, 9 / 30])).toBe(true);
    expect(near(shares({ topK: 2 }), [0, 0, 4 / 7, 3 / 7])).toBe(true);
    expect(shares({ temperature: 0 })[2]).toBeCloseTo(1);
  });

  it('refuses logits that are not numbers, and none at all', () => {
    expect(() => sampleToken([0, NaN], new Rng(1))).toThrow('logits[1]: expected a finite number, got NaN');
    expect(() => sampleToken([], new Rng(1))).toThrow('logits: expected at least one number, got 0');
  });

  it('refuses a setting that it does not know', () => {
    const misspelt: object = { temprature: 0.5 };
    expect(() => sampleToken(logits, new Rng(1), misspelt)).toThrow(
      "options: expected only temperature, topK, got 'temprature'"
    );
  });
});
