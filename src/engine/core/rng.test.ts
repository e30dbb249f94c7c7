import { describe, expect, it } from 'vitest';
import { Rng } from '../index.ts';

const draw = (rng: Rng, n: number) => Array.from({ length: n }, () => rng.uniform());

describe('the generator', () => {
  it('repeats itself for the same seed and differs for the next one', () => {
    expect(draw(new Rng(42), 5)).toEqual(draw(new Rng(42), 5));
    expect(draw(new Rng(42), 5)).not.toEqual(draw(new Rng(43), 5));
    expect(draw(new Rng(2 ** 32), 5)).not.toEqual(draw(new Rng(0), 5));
  });

  it('goes on from a stored state, through JSON', () => {
    const rng = new Rng(7);
    draw(rng, 3);
    const stored = JSON.stringify(rng.state);
    const next = [rng.uniform(), rng.normal(), rng.int(10)];
    const other = new Rng(0);
    other.state = JSON.parse(stored);
    expect([other.uniform(), other.normal(), other.int(10)]).toEqual(next);
  });

  it('fills an interval evenly', () => {
    const counts = new Array<number>(10).fill(0);
    for (const u of draw(new Rng(1), 10_000)) counts[Math.floor(u * 10)]++;
    // Within five standard deviations (30 each) of 1,000.
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
    const rng = new Rng(2);
    const between = Array.from({ length: 100 }, () => rng.uniform(-2, 3));
    expect(between.every((u) => u >= -2 && u < 3)).toBe(true);
  });

  it('draws normals of the mean and deviation asked for', () => {
    const rng = new Rng(3);
    const values = Array.from({ length: 10_000 }, () => rng.normal(5, 2));
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(5, 0);
    expect(Math.abs(Math.sqrt(variance) - 2)).toBeLessThan(0.1);
  });

  it('draws every integer below n and no other', () => {
    const rng = new Rng(4);
    expect(new Set(Array.from({ length: 200 }, () => rng.int(5)))).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('chooses in proportion to weights, and never an item of weight 0', () => {
    const rng = new Rng(5);
    const drawn = Array.from({ length: 4000 }, () => rng.choice(['a', 'b', 'c'], [3, 1, 0]));
    expect(drawn).not.toContain('c');
    const share = drawn.filter((item) => item === 'a').length / drawn.length;
    expect(Math.abs(share - 0.75)).toBeLessThan(0.04);
    expect(['x', 'y']).toContain(rng.choice(['x', 'y']));
  });

  it('never draws the upper end of an interval, however few numbers lie in it, and spans the widest one', () => {
    const rng = new Rng(6);
    for (const [low, high] of [
      [1, 1 + Number.EPSILON],
      [-5e-324, 0],
      [-1, -1 + Number.EPSILON],
      [2 ** 53, 2 ** 53 + 4]
    ]) {
      const drawn = Array.from({ length: 100 }, () => rng.uniform(low, high));
      expect(drawn.every((u) => u >= low && u < high)).toBe(true);
    }
    const wide = Array.from({ length: 100 }, () => rng.uniform(-1.7e308, 1.7e308));
    expect(wide.every((u) => Math.abs(u) <= 1.7e308)).toBe(true);
    expect(wide.filter((u) => u < 0).length).toBeGreaterThan(30);
    expect(wide.filter((u) => u > 0).length).toBeGreaterThan(30);
  });

  it('chooses in proportion to weights whose sum no float64 holds, and to the smallest ones that there are', () => {
    const rng = new Rng(7);
    for (const size of [1e308, 1.7e308, 1e-310, 5e-324]) {
      const drawn = Array.from({ length: 2000 }, () => rng.choice(['a', 'b', 'c'], [size, size, 0]));
      const share = drawn.filter((item) => item === 'a').length / drawn.length;
      expect(Math.abs(share - 0.5)).toBeLessThan(0.06);
      expect(drawn).not.toContain('c');
    }
  });

  it('refuses what it cannot draw from', () => {
    const rng = new Rng(1);
    expect(() => new Rng(0.5)).toThrow('seed: expected an integer, got 0.5');
    expect(() => rng.uniform(1, 1)).toThrow('high: expected a number above low, 1, got 1');
    expect(() => rng.uniform(0, NaN)).toThrow('high: expected a finite number, got NaN');
    expect(() => rng.uniform(-Infinity, 0)).toThrow('low: expected a finite number, got -Infinity');
    expect(() => rng.int(0)).toThrow('n: expected an integer ≥ 1, got 0');
    expect(() => rng.choice([])).toThrow('items: expected at least one, got none');
    expect(() => rng.choice([1, 2], [0, 0])).toThrow('weights: expected one above 0, got only zeros');
    expect(() => rng.choice([1, 2], [1, -1])).toThrow('weights[1]: expected a finite number ≥ 0, got -1');
    expect(() => (rng.state = [0, 0, 0, 0])).toThrow('state: expected four integers');
  });
});
