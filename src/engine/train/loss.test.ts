import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossEntropy, squaredError } from '../index.ts';

describe('cross-entropy', () => {
  it('of equal scores is the logarithm of their number', () => {
    const { loss, dLogits } = crossEntropy([2, 2, 2, 2], [1], { T: 1, V: 4 });
    expect(loss).toBeCloseTo(Math.log(4), 14);
    expect(Array.from(dLogits)).toEqual([0.25, -0.75, 0.25, 0.25]);
  });

  it('stays finite and right for scores of a thousand', () => {
    expect(crossEntropy([1000, 0], [0], { T: 1, V: 2 }).loss).toBe(0);
    expect(crossEntropy([1000, 0], [1], { T: 1, V: 2 }).loss).toBe(1000);
    expect(crossEntropy([-1000, -1001], [0], { T: 1, V: 2 }).loss).toBeCloseTo(
      Math.log(1 + Math.exp(-1)),
      12
    );
  });

  it('counts only the predictions that are not ignored', () => {
    const { loss, count, dLogits } = crossEntropy([5, 1, 0, 0, 9, 9], [-1, 1, -1], { T: 3, V: 2 });
    expect(count).toBe(1);
    expect(loss).toBeCloseTo(Math.LN2, 14);
    expect(Array.from(dLogits)).toEqual([0, 0, 0.5, -0.5, 0, 0]);
  });

  it('has gradients that sum to 0 in every row', () => {
    const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(logits, fc.array(fc.nat(2), { minLength: 2, maxLength: 2 }), (scores, targets) => {
        const { loss, dLogits } = crossEntropy(scores, targets, { T: 1, B: 2, V: 3 });
        expect(loss).toBeGreaterThanOrEqual(0);
        expect(dLogits[0] + dLogits[1] + dLogits[2]).toBeCloseTo(0, 12);
        expect(dLogits[3] + dLogits[4] + dLogits[5]).toBeCloseTo(0, 12);
      })
    );
  });

  it('refuses targets out of range, lengths that differ and nothing to predict', () => {
    expect(() => crossEntropy([1, 2], [2], { T: 1, V: 2 })).toThrow(
      'targets[0]: expected an integer from 0 to 1, or −1 to ignore it, got 2'
    );
    expect(() => crossEntropy([1, 2], [-2], { T: 1, V: 2 })).toThrow('targets[0]');
    expect(() => crossEntropy([1, 2, 3], [0], { T: 1, V: 2 })).toThrow(
      'logits: expected 2 numbers (T 1 × B 1 × V 2), got 3'
    );
    expect(() => crossEntropy([1, 2], [-1], { T: 1, V: 2 })).toThrow(
      'targets: expected at least one that is not −1, got 1 times −1'
    );
  });

  it('writes its gradient where it is told to', () => {
    const reuse = new Float32Array([9, 9]);
    expect(crossEntropy([0, 0], [0], { T: 1, V: 2, reuse }).dLogits).toBe(reuse);
    expect(Array.from(reuse)).toEqual([-0.5, 0.5]);
  });
});

describe('squared error', () => {
  it('is the mean of the squares, its gradient twice the difference over their number', () => {
    const { loss, dOutput } = squaredError([1, 2, 3, 4], [1, 0, 3, 8]);
    expect(loss).toBe(5);
    expect(Array.from(dOutput)).toEqual([0, 1, 0, -2]);
  });

  it('refuses targets of another length, targets that are not finite and nothing at all', () => {
    expect(() => squaredError([1, 2], [1])).toThrow('target: expected 2 numbers (as many as output), got 1');
    expect(() => squaredError([1, 2], [1, NaN])).toThrow('target[1]: expected a finite number, got NaN');
    expect(() => squaredError([], [])).toThrow('output: expected at least one number, got 0');
  });
});
