import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileKernels, Network, Rng, Trace, typescript, wasmBackend } from '../../engine/index.ts';
import { buffersOf, heldBytes } from '../memory/held.ts';
import { told } from '../work/testing.ts';
import { Attention } from './attention.ts';
import { costCells, depth, memory, readers, uses, weights, work, type Case } from './counts.ts';
import { measureCosts } from './job.ts';
import { isRun, memoryFor, runOf, UNCACHED_MOST } from './runs.ts';

const kernels = await compileKernels({ relaxed: false });
const backends = [typescript, ...(kernels ? [wasmBackend(kernels, { bytes: 2 ** 26 })] : [])];
const cases = fc.record<Case>({
  reader: fc.constantFrom(...readers),
  cell: fc.constantFrom(...costCells),
  width: fc.integer({ min: 1, max: 12 }),
  T: fc.integer({ min: 1, max: 40 }),
  use: fc.constantFrom(...uses)
});

/** Attention as its formula has it, in doubles, number by number. */
function byFormula(weights: readonly ArrayLike<number>[], x: readonly number[][]): number[][] {
  const d = x[0].length;
  const times = (W: ArrayLike<number>, v: readonly number[]) =>
    v.map((_, i) => v.reduce((sum, value, j) => sum + W[i * d + j] * value, 0));
  const [q, k, v] = weights.slice(0, 3).map((W) => x.map((row) => times(W, row)));
  return x.map((_, t) => {
    const scores = k.slice(0, t + 1).map((key) => q[t].reduce((sum, a, i) => sum + a * key[i], 0));
    const powers = scores.map((score) => Math.exp(score / Math.sqrt(d)));
    const all = powers.reduce((sum, power) => sum + power, 0);
    const mix = q[t].map((_, i) => powers.reduce((sum, power, s) => sum + (power / all) * v[s][i], 0));
    return times(weights[3], mix);
  });
}

const random = (length: number, seed: number) => {
  const rng = new Rng(seed);
  return Float32Array.from({ length }, () => rng.normal());
};
const rows = (x: ArrayLike<number>, d: number) =>
  Array.from({ length: x.length / d }, (_, t) => Array.from({ length: d }, (_, i) => x[t * d + i]));

describe.each(backends)('attention on $name', (backend) => {
  test('gives what its formula gives, whatever the width and the length', () => {
    for (const [d, T] of [
      [1, 1],
      [3, 7],
      [8, 32],
      [5, 33],
      [16, 70]
    ]) {
      const layer = new Attention(backend, d, T, new Rng(2));
      const x = random(T * d, d + T);
      const wanted = byFormula(layer.weights, rows(x, d)).flat();
      const y = layer.forward(x);
      wanted.forEach((value, i) => expect(Math.abs(y[i] - value)).toBeLessThan(2e-5));
    }
  });

  test('gives the same answers one token at a time, with the keys and values kept', () => {
    const [d, T] = [8, 40];
    const layer = new Attention(backend, d, T, new Rng(2));
    const x = random(T * d, 3);
    const whole = Array.from(layer.forward(x));
    for (let t = 0; t < T; t++) {
      const y = layer.next(t, x.subarray(t * d, (t + 1) * d));
      for (let i = 0; i < d; i++) expect(Math.abs(y[i] - whole[t * d + i])).toBeLessThan(1e-5);
    }
  });

  test('sees nothing that comes later: a changed input changes no earlier answer', () => {
    const [d, T, at] = [4, 37, 20];
    const layer = new Attention(backend, d, T, new Rng(2));
    const x = random(T * d, 3);
    const before = Array.from(layer.forward(x));
    x[at * d] += 1;
    const after = Array.from(layer.forward(x));
    expect(after.slice(0, at * d)).toEqual(before.slice(0, at * d));
    expect(after.slice(at * d)).not.toEqual(before.slice(at * d));
  });

  test('has the gradients that finite differences of its formula give, of every matrix and of the input', () => {
    const [d, T] = [3, 35];
    const layer = new Attention(backend, d, T, new Rng(4));
    const x = random(T * d, 5);
    const by = random(T * d, 6);
    layer.forward(x);
    layer.dy.set(by);
    layer.backward();
    const loss = (weights: readonly ArrayLike<number>[], input: ArrayLike<number>) =>
      byFormula(weights, rows(input, d))
        .flat()
        .reduce((sum, y, i) => sum + y * by[i], 0);
    const step = 1e-5;
    /** The slope along one number, the rest of what the loss is made of staying as it is. */
    const slope = (of: ArrayLike<number>, i: number, lossWith: (changed: Float64Array) => number) => {
      const moved = (by: number) => lossWith(Float64Array.from(of, (value, j) => value + (i === j ? by : 0)));
      return (moved(step) - moved(-step)) / (2 * step);
    };
    layer.weights.forEach((matrix, which) => {
      for (let i = 0; i < d * d; i++) {
        const wanted = slope(matrix, i, (changed) =>
          loss(
            layer.weights.map((own, other) => (other === which ? changed : own)),
            x
          )
        );
        expect(Math.abs(layer.grads[which][i] - wanted)).toBeLessThan(3e-4);
      }
    });
    for (const i of [0, 1, 40, 100])
      expect(Math.abs(layer.dx[i] - slope(x, i, (changed) => loss(layer.weights, changed)))).toBeLessThan(
        3e-4
      );
  });
});

describe('what is counted', () => {
  test('is the number of multiplications that the products of a pass make', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { reader, cell, width: d, T, use } = one;
        const g = { rnn: 1, gru: 3, lstm: 4 }[cell];
        let multiplications = 0;
        const product = (M: number, N: number, K: number) => (multiplications += M * N * K);
        /** There, and in training the two products that go back for each. */
        const both = (M: number, N: number, K: number) => {
          product(M, N, K);
          if (use === 'train') {
            product(M, K, N);
            product(K, N, M);
          }
        };
        const whole = (steps: number) => {
          for (let matrix = 0; matrix < 4; matrix++) both(steps, d, d);
          for (let t = 1; t <= steps; t++) {
            both(1, t, d);
            both(1, d, t);
          }
        };
        if (reader === 'recurrent')
          for (let t = 0; t < T; t++) {
            both(1, g * d, d);
            both(1, g * d, d);
          }
        else if (reader === 'uncached' && use === 'generate') for (let t = 1; t <= T; t++) whole(t);
        else whole(T);
        expect(work(one)).toBe(multiplications);
      })
    );
  });

  test('is the longest chain of operations that wait for each other', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { reader, T, use } = one;
        let longest = 0;
        /** One operation that waits for others, each known by when it is done. */
        const after = (...waits: number[]) => {
          const done = Math.max(0, ...waits) + 1;
          longest = Math.max(longest, done);
          return done;
        };
        const attention = (x: number) => {
          const projected = after(x);
          const weights = after(after(projected));
          return { projected, weights, mix: after(weights, projected) };
        };
        if (reader === 'recurrent' && use === 'generate') {
          let h = 0;
          // What is read is the last state: both products wait for it alone.
          for (let t = 0; t < T; t++) h = after(after(h), after(h));
        } else if (reader === 'recurrent') {
          // The inputs' product is one for all steps.
          const inputs = after(0);
          let h = 0;
          for (let t = 0; t < T; t++) h = after(after(h), inputs);
          let dh = h;
          let da = h;
          for (let t = T; t > 0; t--) {
            da = after(dh);
            dh = after(da);
          }
          // So is that of the weights' gradients.
          after(da);
        } else if (use === 'generate') {
          let x = 0;
          for (let t = 0; t < T; t++) x = after(attention(x).mix);
        } else {
          const y = after(attention(0).mix);
          const dMix = after(y);
          const dWeights = after(dMix);
          const dScores = after(dWeights);
          after(after(dScores), after(dMix));
        }
        expect(depth(one)).toBe(longest);
      })
    );
  });

  test('is, of memory, what the engine and the layer of attention really keep for the way back', () => {
    for (const cell of costCells)
      for (const width of [4, 7]) {
        const net = new Network({ cell, inputSize: width, hiddenSize: width });
        const kept = (T: number) => heldBytes(buffersOf(new Trace(net, T, 1))) / 4;
        const says = (T: number) => memory({ reader: 'recurrent', cell, width, T, use: 'train' });
        // What does not grow with T, such as the first state, is left out.
        expect(kept(50) - kept(10)).toBe(says(50) - says(10));
      }
    const [width, T] = [8, 64];
    const layer = new Attention(typescript, width, T, new Rng(1));
    const says = memory({ reader: 'attention', cell: 'rnn', width, T, use: 'train' });
    const vectors = layer.kept.reduce((sum, { length }) => sum + length, 0);
    expect(vectors).toBe(5 * width * T);
    // The program takes 32 queries at once, and keeps the masked weights of these too.
    expect(layer.pairs.length - (says - vectors)).toBe((T * 31) / 2);
  });

  test('grows by two orders of T for attention and by one for a recurrent layer, and weights do not grow', () => {
    const at = (reader: Case['reader'], T: number): Case => ({
      reader,
      cell: 'lstm',
      width: 16,
      T,
      use: 'train'
    });
    for (const count of [work, memory]) {
      expect(count(at('recurrent', 20_000)) / count(at('recurrent', 2000))).toBe(10);
      expect(count(at('attention', 2e6)) / count(at('attention', 2e5))).toBeCloseTo(100, 0);
    }
    expect(weights(at('attention', 5))).toBe(weights(at('attention', 5000)));
    expect(weights(at('recurrent', 5))).toBe(8 * 16 * 16);
  });
});

describe('what is measured', () => {
  test('does the same each time, and the same in TypeScript and in WebAssembly', () => {
    for (const reader of readers)
      for (const use of uses)
        for (const cell of costCells) {
          const one: Case = { reader, cell, width: 6, T: 9, use };
          if (!isRun(one)) continue;
          const answers = backends.map((backend) => {
            const run = runOf(one, backend);
            const first = Array.from(run());
            expect(Array.from(run())).toEqual(first);
            return first;
          });
          answers[0].forEach((value, i) => expect(Math.abs(answers[1][i] - value)).toBeLessThan(1e-4));
        }
  });

  test('is no attention without a cache where it would take long, nor where there is no cache to miss', () => {
    expect(isRun({ reader: 'uncached', use: 'generate', T: UNCACHED_MOST })).toBe(true);
    expect(isRun({ reader: 'uncached', use: 'generate', T: UNCACHED_MOST + 1 })).toBe(false);
    expect(isRun({ reader: 'uncached', use: 'train', T: 8 })).toBe(false);
  });

  test('generates the same tokens with a cache as without one', () => {
    const of = (reader: Case['reader']) =>
      Array.from(runOf({ reader, cell: 'rnn', width: 5, T: 20, use: 'generate' }, typescript)());
    of('attention').forEach((value, i) => expect(Math.abs(of('uncached')[i] - value)).toBeLessThan(1e-5));
  });

  test('is told case by case, in microseconds of a whole run', async () => {
    let time = 0;
    const asks = (['recurrent', 'attention'] as const).flatMap((reader) =>
      [4, 8].map((T): Case => ({ reader, cell: 'gru', width: 4, T, use: 'train' }))
    );
    const sorted = asks.sort((a, b) => a.T - b.T);
    const [taken] = await told(
      measureCosts(() => (time += 10)),
      { ask: sorted }
    );
    expect(taken).toEqual(sorted.map(() => ({ median: 10_000, range: [10_000, 10_000] })));
  });

  test('has room for every case in the memory that is asked for', () => {
    if (!kernels) return expect(kernels).toBeNull();
    for (const width of [8, 64])
      for (const T of [8, 256])
        for (const reader of ['recurrent', 'attention'] as const)
          expect(() =>
            runOf(
              { reader, cell: 'lstm', width, T, use: 'train' },
              wasmBackend(kernels, { bytes: memoryFor(width, T) })
            )()
          ).not.toThrow();
  });
});
