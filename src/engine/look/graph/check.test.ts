import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntry, unrollGraph, type EntryCheck, type GraphInput } from '../../index.ts';
import { repeatedOnes } from '../../testing.ts';
import { graphCellNames, randomUnrolling, shapes } from './testing.ts';

/** Tame enough for finite differences: twelve steps of large weights bend within a step of 10⁻⁴. */
const unrollings = fc
  .tuple(fc.constantFrom(...shapes), fc.constantFrom(...graphCellNames), fc.nat())
  .map((choice) => randomUnrolling(...choice, 0.4));

const isSmooth = ({ net, decoder }: GraphInput): boolean =>
  [net, decoder ?? net].every(({ spec }) => spec.nonlinearity === 'tanh' && spec.headActivation === 'linear');

/** Chapter 2's detector, on bits and with answers wanted of it. */
const detector = (bits: number[], wanted: number[], h0 = [0, 0, 1]): GraphInput => ({
  shape: 'many-to-many',
  net: repeatedOnes(),
  x: bits.map((bit) => [bit]),
  targets: wanted.map((answer) => [answer]),
  steps: bits.length,
  h0
});

const rounded = ({ analytic, numeric, left, right, kinks }: EntryCheck) => ({
  slopes: [analytic, numeric, left, right].map((slope) => Math.round(slope * 1e4) / 1e4 + 0),
  kinks: kinks.map(({ id }) => id)
});

describe('one entry checked by finite differences', () => {
  it('agrees with the backward pass, from either side, where the network is smooth', () => {
    fc.assert(
      fc.property(unrollings.filter(isSmooth), fc.nat(), (input, pick) => {
        const { nodes, loss } = unrollGraph(input);
        const free = nodes.filter(({ op }) => op === 'parameter' || op === 'input' || op === 'state');
        const { id, value, gradient } = free[pick % free.length];
        const entry = pick % value.length;
        const { analytic, relativeError, left, right, kinks } = checkEntry(input, id, entry);
        expect(analytic).toBe(gradient[entry]);
        expect(relativeError, id).toBeLessThan(1e-7);
        for (const side of [left, right]) {
          expect(Math.abs(side - analytic) / Math.max(1, loss, Math.abs(analytic)), id).toBeLessThan(1e-5);
        }
        expect(kinks).toEqual([]);
      }),
      { numRuns: 300 }
    );
  });

  it('agrees with it in ReLU networks, wherever the entry moves no unit across its kink', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        unrollings.filter((input) => !isSmooth(input)),
        fc.nat(),
        (input, pick) => {
          const free = unrollGraph(input).nodes.filter(({ op }) => op === 'parameter' || op === 'state');
          const { id, value } = free[pick % free.length];
          const { relativeError, kinks } = checkEntry(input, id, pick % value.length);
          if (kinks.length > 0) return;
          compared++;
          expect(relativeError, id).toBeLessThan(1e-6);
        }
      ),
      { numRuns: 200 }
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('finds two slopes where h_2 and y_2 of the detector stand on their kinks: 0 downward, −1 upward', () => {
    // h_2's first unit is max(0 + w · 1, 0) at w = 0, and y_2 = max(that + 1 − 1, 0); the answer wanted is 1.
    const check = checkEntry(detector([1, 0], [0, 1]), 'weight_hh_l0', 0);
    expect(rounded(check)).toEqual({ slopes: [0, -0.5, 0, -1], kinks: ['h@2', 'y@2'] });
  });

  it('finds a kink of the answer alone: y_1 = max(1 + 0 − 1, 0)', () => {
    const check = checkEntry(detector([1, 1], [1, 1]), 'head.weight', 2);
    expect(rounded(check)).toEqual({ slopes: [0, -0.5, 0, -1], kinks: ['y@1'] });
  });

  it('finds one slope on a kink that the loss does not feel: the answer there is right', () => {
    const check = checkEntry(detector([1, 1], [0, 1]), 'head.weight', 2);
    expect(rounded(check)).toEqual({ slopes: [0, 0, 0, 0], kinks: ['y@1'] });
  });

  it('names no kink that the entry does not move, on however many the network stands', () => {
    // From h_0 = (1, 0, 1) every answer is y = max(1 + 1 − w_t, 0) = 1, where 0 is wanted.
    const input = detector([1, 1, 1], [0, 0, 0], [1, 0, 1]);
    expect(rounded(checkEntry(input, 'weight_hh_l0', 8))).toEqual({ slopes: [-6, -6, -6, -6], kinks: [] });
    expect(rounded(checkEntry(input, 'h@0', 1))).toEqual({ slopes: [0, 0, 0, 0], kinks: [] });
  });

  it('is refused for what is computed, and for an entry that is not there', () => {
    const input = detector([1], [1]);
    expect(() => checkEntry(input, 'h@1', 0)).toThrow('node: expected the id of a parameter');
    expect(() => checkEntry(input, 'head.weight', 3)).toThrow(
      'entry: expected an integer from 0 to 2 (head.weight), got 3'
    );
  });
});
