import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulNN, mulNT, mulTN } from './kernels.ts';
import { Rng } from './rng.ts';
import { randomNumbers } from './testing.ts';

const size = fc.integer({ min: 1, max: 11 });

describe('the products', () => {
  it('equal three plain loops for every size and place, and add to what is there', () => {
    fc.assert(
      fc.property(size, size, size, fc.nat(3), (M, N, K, at) => {
        const rng = new Rng(M * 121 + N * 11 + K);
        const A = randomNumbers(M * K, rng);
        const Bt = randomNumbers(N * K, rng);
        const transposed = (m: Float64Array, rows: number, columns: number) =>
          m.map((_, i) => m[(i % rows) * columns + Math.floor(i / rows)]);
        const B = transposed(Bt, N, K);
        const At = transposed(A, M, K);
        const place = (m: Float64Array) => Float64Array.from([...new Array<number>(at).fill(NaN), ...m]);
        const expected = Array.from({ length: M * N }, (_, i) => {
          let sum = 0;
          for (let k = 0; k < K; k++) sum += A[Math.floor(i / N) * K + k] * Bt[(i % N) * K + k];
          return 1 + sum;
        });
        for (const [mul, a, b] of [
          [mulNT, A, Bt],
          [mulNN, A, B],
          [mulTN, At, B]
        ] as const) {
          const c = new Float64Array(at + M * N + 2).fill(1);
          mul(M, N, K, place(a), at, place(b), at, c, at);
          expect(Array.from(c.subarray(at, at + M * N))).toEqual(expected);
          expect([...c.subarray(0, at), ...c.subarray(at + M * N)].every((n) => n === 1)).toBe(true);
        }
      })
    );
  });
});
