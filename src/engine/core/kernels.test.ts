import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { Rng } from './rng.ts';
import { onEveryBackend, randomNumbers } from '../testing.ts';

/** Small ones, and some beyond every block that a backend cuts its matrices into. */
const size = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 19 }) }, fc.constantFrom(35, 270));
/** Float32 throughout, so that one test serves every backend. */
const EPSILON = 2 ** -23;

describe('the products', () => {
  onEveryBackend(
    'equal three plain loops for every size and place, add to what is there, and touch nothing beside it',
    ({ backend }) => {
      const k = backend();
      fc.assert(
        fc.property(size, size, size, fc.nat(3), (M, N, K, at) => {
          const rng = new Rng(M * 361 + N * 19 + K);
          const A = randomNumbers(M * K, rng);
          const Bt = randomNumbers(N * K, rng);
          const transposed = (m: Float64Array, rows: number, columns: number) =>
            m.map((_, i) => m[(i % rows) * columns + Math.floor(i / rows)]);
          const place = (m: ArrayLike<number>, before: number) => {
            const placed = k.allocate('float32', before + m.length + 2).fill(NaN);
            placed.set(m, before);
            return placed;
          };
          const whole = (m: ArrayLike<number>) => place(m, 0).subarray(0, m.length);
          const B = transposed(Bt, N, K);
          const At = transposed(A, M, K);
          const c = place(new Array<number>(M * N).fill(1), at);
          const check = () => {
            let worst = 0;
            for (let i = 0; i < M * N; i++) {
              let sum = 0;
              let size = 1;
              for (let j = 0; j < K; j++) {
                const term = A[Math.floor(i / N) * K + j] * Bt[(i % N) * K + j];
                sum += term;
                size += Math.abs(term);
              }
              worst = Math.max(worst, Math.abs(c[at + i] - 1 - sum) / size);
            }
            expect(worst).toBeLessThan((K + 4) * EPSILON);
            expect([...c.subarray(0, at), ...c.subarray(at + M * N)].every(Number.isNaN)).toBe(true);
            c.fill(1, at, at + M * N);
          };
          k.matrixNT(M, N, K, whole(Bt)).mul(M, place(A, at), at, c, at);
          check();
          k.matrixNN(M, N, K, whole(B)).mul(M, place(A, at), at, c, at);
          check();
          const whole0 = c.subarray(at, at + M * N);
          k.mulTN(M, N, K, whole(At), place(B, at), at, whole0);
          check();
        }),
        {
          examples: [
            [37, 41, 300, 1],
            [20, 9, 517, 0],
            [1, 45, 270, 2],
            [5, 3, 4101, 1]
          ]
        }
      );
    }
  );

  onEveryBackend('give a row of many the same bits as the row alone', ({ backend }) => {
    const k = backend();
    fc.assert(
      fc.property(size, size, size, (M, N, K) => {
        const rng = new Rng(M * 361 + N * 19 + K);
        const fill = (n: number) => {
          const a = k.allocate('float32', n);
          a.set(randomNumbers(n, rng));
          return a;
        };
        const a = fill(M * K);
        const b = fill(N * K);
        for (const matrix of [k.matrixNT, k.matrixNN]) {
          const together = k.allocate('float32', M * N);
          const alone = k.allocate('float32', M * N);
          matrix(M, N, K, b).mul(M, a, 0, together, 0);
          for (let i = 0; i < M; i++) matrix(1, N, K, b).mul(1, a, i * K, alone, i * N);
          expect(together).toEqual(alone);
        }
      }),
      { examples: [[37, 41, 300]] }
    );
  });
});

describe('two matrices', () => {
  onEveryBackend('are multiplied by in turn as each alone', ({ backend }) => {
    const k = backend();
    const [M, N, K] = [9, 13, 7];
    const rng = new Rng(1);
    const fill = (n: number) => {
      const a = k.allocate('float32', n);
      a.set(randomNumbers(n, rng));
      return a;
    };
    const a = fill(M * K);
    for (const matrix of [k.matrixNT, k.matrixNN]) {
      const [b1, b2] = [fill(N * K), fill(N * K)];
      const alone = [b1, b2].map((b) => {
        const c = k.allocate('float32', M * N);
        matrix(M, N, K, b).mul(M, a, 0, c, 0);
        return c;
      });
      const pair = [b1, b2].map((b) => matrix(M, N, K, b));
      for (const i of [0, 1, 0]) {
        const c = k.allocate('float32', M * N);
        pair[i].mul(M, a, 0, c, 0);
        expect(c).toEqual(alone[i]);
      }
    }
  });
});

describe('columns picked by tokens', () => {
  onEveryBackend('equal products with one-hot vectors, forward and back', ({ backend }) => {
    const k = backend();
    fc.assert(
      fc.property(size, size, size, (rows, n, V) => {
        const rng = new Rng(rows * 361 + n * 19 + V);
        const fill = (length: number) => {
          const a = k.allocate('float32', length);
          a.set(randomNumbers(length, rng));
          return a;
        };
        const { buffer, byteOffset } = k.allocate('float32', rows);
        const tokens = new Int32Array(buffer, byteOffset, rows).map(() => 0);
        const inPlace = new Int32Array(buffer, byteOffset, rows);
        for (let r = 0; r < rows; r++) tokens[r] = inPlace[r] = rng.int(V);
        const oneHot = k.allocate('float32', rows * V);
        tokens.forEach((token, r) => (oneHot[r * V + token] = 1));
        const w = fill(n * V);
        const bias1 = fill(n);
        const bias2 = fill(n);
        const picked = k.allocate('float32', rows * n);
        const multiplied = k.allocate('float32', rows * n);
        k.pickColumns(rows, n, V, w, inPlace, bias1, bias2, picked);
        k.fillRows(rows, n, bias1, bias2, multiplied);
        k.matrixNT(rows, n, V, w).mul(rows, oneHot, 0, multiplied, 0);
        expect(picked).toEqual(multiplied);
        const d = fill(rows * n);
        const added = k.allocate('float32', n * V);
        const product = k.allocate('float32', n * V);
        k.addToColumns(rows, n, V, d, inPlace, added);
        k.mulTN(n, V, rows, d, oneHot, 0, product);
        // Two float32 sums of the same numbers in another order: each is off by at most (terms · 2⁻²⁴) of their size.
        const sizes = new Float64Array(n * V);
        tokens.forEach((token, r) => {
          for (let i = 0; i < n; i++) sizes[i * V + token] += Math.abs(d[r * n + i]);
        });
        added.forEach((sum, i) =>
          expect(Math.abs(sum - product[i])).toBeLessThanOrEqual(2 * rows * 2 ** -24 * sizes[i])
        );
      })
    );
  });
});
