import { describe, expect, test } from 'vitest';
import { Rng } from '../../engine/index.ts';
import { luckOf } from './luck.ts';
import { probing } from './probe.ts';
import { alwaysYes, ranked } from './score.ts';
import { halvesOf, shifted, type Target } from './target.ts';
import { madeUp, whole } from './testing.ts';

const N = 400;
/** Stretches of yes and no, of lengths that do not repeat. */
const stretches = (() => {
  const rng = new Rng(3);
  const values = new Uint8Array(N);
  for (let t = 0, on = 0; t < N; on = 1 - on) {
    const end = t + 3 + rng.int(20);
    for (; t < Math.min(end, N); t++) values[t] = on;
  }
  return values;
})();
const yesNo: Target = { kind: 'yes-no', values: stretches };
const halves = halvesOf(N);

describe('ranked by yes or no', () => {
  test('a cell that follows comes first with an F1 of 1, whichever way it turns', () => {
    const noise = new Rng(1);
    const states = madeUp(3, N, (cell, t) =>
      cell === 2 ? 0.3 - 0.6 * stretches[t] : cell === 1 ? 0.1 + 0.01 * stretches[t] : noise.uniform(-1, 1)
    );
    const [first, second, third] = ranked(states, yesNo, halves);
    expect([first.cell, first.score, first.above]).toEqual([1, 1, true]);
    expect([second.cell, second.score, second.above]).toEqual([2, 1, false]);
    expect(third.score).toBeLessThan(0.8);
    expect(first.threshold).toBeGreaterThan(0.1);
    expect(first.threshold).toBeLessThanOrEqual(0.11);
  });

  test('F1 is counted by hand: two hits of three said, and one of the three that are is missed', () => {
    const values = [1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0];
    const said = [1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0];
    const states = madeUp(1, 12, (_, t) => (said[t] === 1 ? 0.5 : -0.5));
    const [{ chosen, score }] = ranked(states, { kind: 'yes-no', values }, halvesOf(12));
    expect([chosen, score]).toEqual([2 / 3, 2 / 3]);
  });

  test('the threshold is chosen on one half, and what it is worth is read on the other', () => {
    const states = madeUp(1, N, (_, t) => (t < N / 2 ? 0.5 * stretches[t] : -0.5 * stretches[t]));
    const [{ chosen, score }] = ranked(states, yesNo, halves);
    expect(chosen).toBe(1);
    expect(score).toBe(0);
  });

  test('characters that do not count change nothing', () => {
    const counted = Uint8Array.from({ length: N }, (_, t) => Number(t % 3 > 0));
    const states = madeUp(1, N, (_, t) => (counted[t] ? stretches[t] : 1 - stretches[t]));
    expect(ranked(states, { ...yesNo, counted }, halves)[0].score).toBe(1);
    expect(ranked(states, yesNo, halves)[0].score).toBeLessThan(0.9);
  });

  test('to say yes always is worth what its share gives', () => {
    const values = Array.from({ length: 20 }, (_, t) => Number(t % 4 === 0));
    expect(alwaysYes({ kind: 'yes-no', values }, halvesOf(20, 8))).toBeCloseTo((2 * 0.25) / 1.25, 12);
  });
});

describe('ranked by an amount', () => {
  const depth = Float32Array.from({ length: N }, (_, t) => Math.floor(t / 7) % 5);
  const amount: Target = { kind: 'amount', values: depth };

  test('a cell that falls as the amount rises has a correlation of −1', () => {
    const states = madeUp(2, N, (cell, t) => (cell === 1 ? 0.4 - 0.1 * depth[t] : (t % 11) / 11));
    const [first, second] = ranked(states, amount, halves);
    expect(first.cell).toBe(1);
    expect(first.r).toBeCloseTo(-1, 6);
    expect(first.score).toBeCloseTo(1, 6);
    expect(second.score).toBeLessThan(0.2);
  });

  test('a cell that never moves has none', () => {
    expect(
      ranked(
        madeUp(1, N, () => 0.3),
        amount,
        halves
      )[0]
    ).toMatchObject({ chosen: 0, score: 0 });
  });
});

describe('luck', () => {
  test('a target that is turned round keeps its stretches, each half to itself', () => {
    const values = [1, 1, 0, 0, 1, 0, 0, 0];
    const counted = Uint8Array.of(1, 0, 1, 1, 1, 1, 1, 0);
    const turned = shifted({ kind: 'yes-no', values, counted }, halvesOf(8), 1);
    expect(Array.from(turned.values)).toEqual([0, 1, 1, 0, 0, 1, 0, 0]);
    expect(turned.counted && Array.from(turned.counted)).toEqual([1, 1, 0, 1, 0, 1, 1, 1]);
  });

  test('a cell that follows the target has no luck with it turned, and many cells have more than one', () => {
    const rng = new Rng(9);
    const slow = new Float64Array(60);
    const states = madeUp(60, N, (cell) => {
      slow[cell] = 0.9 * slow[cell] + 0.1 * rng.uniform(-1, 1);
      return slow[cell];
    });
    for (let t = 0; t < N; t++) states.of(0)[t] = 30_000 * stretches[t];
    const lone = madeUp(1, N, (_, t) => stretches[t]);
    const [many, one] = [states, lone].map((these) => whole(luckOf(these, yesNo, halves, 9)));
    expect(many).toHaveLength(9);
    expect(Math.max(...many)).toBeLessThan(0.95);
    expect(Math.min(...many)).toBeGreaterThan(Math.min(...one));
  });
});

describe('a probe', () => {
  test('finds in all cells together what no cell says alone', () => {
    const rng = new Rng(4);
    const noise = Array.from({ length: N }, () => rng.uniform(-1, 1));
    const states = madeUp(2, N, (cell, t) => 0.4 * noise[t] + (cell === 0 ? 0.1 * stretches[t] : 0));
    expect(ranked(states, yesNo, halves)[0].score).toBeLessThan(0.8);
    const { score, weights } = whole(probing(states, yesNo, halves, { stride: 1, ridge: 1e-6 }));
    expect(score).toBeGreaterThan(0.99);
    expect(weights[0]).toBeGreaterThan(0);
    expect(weights[1]).toBeLessThan(0);
  });

  test('of an amount is a correlation', () => {
    const depth = Float32Array.from({ length: N }, (_, t) => (t % 9) + 2 * stretches[t]);
    const states = madeUp(2, N, (cell, t) => (cell === 0 ? (t % 9) / 20 : 0.5 * stretches[t]));
    const target: Target = { kind: 'amount', values: depth };
    expect(whole(probing(states, target, halves, { ridge: 1e-6 })).score).toBeCloseTo(1, 3);
  });

  test('of noise finds nothing on the half that it has not seen', () => {
    const rng = new Rng(8);
    const states = madeUp(40, N, () => rng.uniform(-1, 1));
    const target: Target = { kind: 'amount', values: Float32Array.from(stretches) };
    expect(whole(probing(states, target, halves, { stride: 1 })).score).toBeLessThan(0.3);
  });
});
