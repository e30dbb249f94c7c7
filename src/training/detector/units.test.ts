import { expect, test } from 'vitest';
import { check } from './checker.ts';
import { handSet, withWeights, type DetectorWeights } from './network.ts';
import { compare, reportUnits } from './units.ts';

const likeness = (weights: DetectorWeights) => compare(withWeights(weights), weights, handSet);

/** The same network with its units in another order and on another scale. */
function disguise(
  { Whh, Wxh, Why, h0 }: DetectorWeights,
  order: number[],
  scales: number[]
): DetectorWeights {
  const n = h0.length;
  return {
    Whh: order.flatMap((from, row) =>
      order.map((to, column) => (Whh[from * n + to] * scales[row]) / scales[column])
    ),
    Wxh: order.map((from, row) => Wxh[from] * scales[row]),
    Why: order.map((from, row) => Why[from] / scales[row]),
    h0: order.map((from, row) => h0[from] * scales[row])
  };
}

test('the hand-set network has the hand-set weights', () => {
  const { partners, weightDifference, units } = likeness(handSet);
  expect(units.map(({ kind }) => kind)).toEqual(['current', 'previous', 'constant']);
  expect(partners).toEqual([0, 1, 2]);
  expect(weightDifference).toBe(0);
});

test('another order and other scales of the units are seen through', () => {
  const disguised = disguise(handSet, [2, 0, 1], [4, 0.25, 3]);
  expect(check(withWeights(disguised), disguised.h0, 'repeated-ones').correct).toBe(true);
  const { partners, weightDifference } = likeness(disguised);
  expect(partners).toEqual([1, 2, 0]);
  expect(weightDifference).toBeCloseTo(0, 12);
});

test('units that do the same with other weights are partners, and the difference is told', () => {
  // ReLU(1.5 x − 0.5) is x for a bit: the current unit borrows from the constant one.
  const other = { ...handSet, Whh: [0, 0, -0.5, 1, 0, 0, 0, 0, 1], Wxh: [1.5, 0, 0] };
  expect(check(withWeights(other), other.h0, 'repeated-ones').correct).toBe(true);
  const { partners, weightDifference } = likeness(other);
  expect(partners).toEqual([0, 1, 2]);
  expect(weightDifference).toBeCloseTo(0.5, 12);
});

test('the two-unit detector shares the current bit and keeps a rising edge instead of the previous one', () => {
  const edge = { Whh: [0, 0, -2, 0], Wxh: [1, 2], Why: [1, -0.5], h0: [0, 0] };
  expect(check(withWeights(edge), edge.h0, 'repeated-ones').correct).toBe(true);
  const { units, partners, weightDifference } = likeness(edge);
  expect(units.map(({ kind }) => kind)).toEqual(['current', 'edge']);
  expect(units[1].scale).toBeCloseTo(2, 12);
  expect(partners).toEqual([0, -1, -1]);
  expect(weightDifference).toBeNaN();
});

test('a spare unit that is never on does not hide the hand-set weights, one that is on does', () => {
  const grow = (input: number): DetectorWeights => ({
    Whh: [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
    Wxh: [1, 0, 0, input],
    Why: [1, 1, -1, 0],
    h0: [0, 0, 1, 0]
  });
  expect(likeness(grow(-1)).units[3].kind).toBe('silent');
  expect(likeness(grow(-1)).weightDifference).toBe(0);
  expect(likeness(grow(1)).weightDifference).toBeNaN();
});

test('a unit that deviates by more than a tenth of its scale is a mixture', () => {
  const leaky = (leak: number) => {
    const weights = { ...handSet, Whh: [0, leak, 0, 1, 0, 0, 0, 0, 1] };
    return reportUnits(withWeights(weights), weights.h0)[0].kind;
  };
  expect(leaky(0.02)).toBe('current');
  expect(leaky(0.5)).toBe('other');
});
