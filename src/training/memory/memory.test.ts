import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileKernels,
  Gradients,
  Network,
  Rng,
  Trace,
  typescript,
  type CellKind
} from '../../engine/index.ts';
import { buffersOf, heldBytes } from './held.ts';
import { told } from '../work/testing.ts';
import { measurePasses, type Measurement, type PassAsk } from './job.ts';
import { makePass, methods, specOf, WIDTH } from './passes.ts';
import { predict } from './prediction.ts';

const kinds: readonly CellKind[] = ['rnn', 'lstm', 'gru', 'linear'];
const cases = fc.record({
  cell: fc.constantFrom(...kinds),
  hiddenSize: fc.integer({ min: 1, max: 9 }),
  method: fc.constantFrom(...methods),
  T: fc.integer({ min: 1, max: 60 }),
  window: fc.integer({ min: 1, max: 60 }),
  checkpoints: fc.integer({ min: 1, max: 60 })
});
const sequence = (T: number) => {
  const rng = new Rng(5);
  const numbers = () => Float32Array.from({ length: T * WIDTH }, () => rng.normal());
  return { x: numbers(), target: numbers() };
};

/** A clock that goes on by ten milliseconds whenever it is read. */
const clock = () => {
  let now = 0;
  return () => (now += 10);
};

async function measure(
  kernels: WebAssembly.Module | null,
  jobs: readonly PassAsk[],
  now = clock()
): Promise<Measurement[]> {
  const [results] = await told(measurePasses(now), { ask: jobs, kernels });
  return results;
}

describe('the bytes of a pass', () => {
  it('count every byte of the buffers once', () => {
    const net = new Network({ cell: 'gru', inputSize: 2, hiddenSize: 3, dtype: 'float64' });
    const trace = new Trace(net, 5, 2);
    // Without a head the output is a view of h; the whole trace is one block.
    expect(heldBytes(buffersOf(trace))).toBe(trace.x.buffer.byteLength);
    expect(heldBytes([...buffersOf(trace), ...buffersOf(trace)])).toBe(trace.x.buffer.byteLength);
    const gradients = new Gradients(trace);
    expect(heldBytes(buffersOf(gradients))).toBe(gradients.dx.buffer.byteLength);
  });

  it('are predicted to the byte for any cell, method, length, window and number of checkpoints', () => {
    fc.assert(
      fc.property(cases, ({ cell, hiddenSize, ...spec }) => {
        const net = new Network(specOf(cell, hiddenSize));
        const pass = makePass(net, spec, sequence(spec.T), typescript.allocate);
        expect(predict(cell, hiddenSize).bytes(spec)).toBe(pass.bytes);
      })
    );
  });

  it('grow with T for a whole pass, stay for a truncated one, and go with its root for a checkpointed one', () => {
    const { bytes, best } = predict('rnn', 32);
    const at = (method: (typeof methods)[number], T: number) =>
      bytes({ method, T, window: 100, checkpoints: Math.round(Math.sqrt(T)) });
    expect(at('full', 10_000) / at('full', 100)).toBeGreaterThan(99);
    expect(at('truncated', 10_000)).toBe(at('truncated', 100));
    const tenfold = at('checkpointed', 10_000) / at('checkpointed', 100);
    expect(tenfold).toBeGreaterThan(9);
    expect(tenfold).toBeLessThan(11);
    expect(best(10_000).bytes).toBeLessThan(at('checkpointed', 10_000));
  });

  it('say the fewest checkpoints that fit a budget: one fewer does not fit, and no number fits too small a one', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0.1, max: 1.2, noNaN: true }), ({ cell, hiddenSize, T }, share) => {
        const { bytes, fewest, best } = predict(cell, hiddenSize);
        const at = (checkpoints: number) => bytes({ method: 'checkpointed', T, window: 1, checkpoints });
        const budget = at(1) * share;
        const found = fewest(T, budget);
        if (found === undefined) expect(best(T).bytes).toBeGreaterThan(budget);
        else {
          expect(at(found)).toBeLessThanOrEqual(budget);
          for (let fewer = 1; fewer < found; fewer++) expect(at(fewer)).toBeGreaterThan(budget);
        }
      })
    );
  });
});

describe('the gradient of a pass', () => {
  it('is the same for a whole and a checkpointed pass, and for a truncated one only within its window', () => {
    fc.assert(
      fc.property(cases, ({ cell, hiddenSize, T, window, checkpoints }) => {
        const net = new Network({ ...specOf(cell, hiddenSize), dtype: 'float64' }).init(new Rng(2));
        const grad = (method: (typeof methods)[number]) => {
          makePass(net, { method, T, window, checkpoints }, sequence(T), typescript.allocate).run();
          return Array.from(net.grad);
        };
        const whole = grad('full');
        grad('checkpointed').forEach((g, i) => expect(Math.abs(g - whole[i])).toBeLessThan(1e-12));
        const cut = grad('truncated');
        if (window >= T) expect(cut).toEqual(whole);
        else if (T > 1) expect(cut).not.toEqual(whole);
      })
    );
  });
});

describe('the meter', () => {
  const job = { cell: 'lstm', hiddenSize: 5, T: 40, window: 10, checkpoints: 6 } as const;
  const jobs: PassAsk[] = methods.map((method) => ({ ...job, method }));

  for (const backend of ['TypeScript', 'WebAssembly'] as const) {
    it(`reports counted bytes, the median time and the difference from the whole gradient, on ${backend}`, async () => {
      const kernels = backend === 'TypeScript' ? null : await compileKernels();
      const [full, truncated, checkpointed] = await measure(kernels, jobs);
      const { bytes } = predict('lstm', 5);
      expect([full, truncated, checkpointed].map((one) => one.bytes)).toEqual(jobs.map((one) => bytes(one)));
      expect(full.difference).toBe(0);
      expect(checkpointed.difference).toBeLessThan(1e-5);
      expect(truncated.difference).toBeGreaterThan(1e-3);
      // One pass of 40 steps lasts 10 ms by this clock.
      for (const { perStep, range } of [full, truncated, checkpointed])
        expect([perStep, ...range]).toEqual([250, 250, 250]);
    });
  }

  it('reads no repeat that is too short for the clock, though the first pass looked slow', async () => {
    // Every second reading ends a repeat. The first lasts long, as where the machine was busy; the next are too short.
    const lasting = [50, 0, 0, 1, 2];
    let now = 0;
    let reads = 0;
    const hiccup = () => (now += reads++ % 2 ? (lasting.shift() ?? 8) : 0);
    const [{ perStep, range }] = await measure(null, [jobs[0]], hiccup);
    // Sixteen passes of 40 steps in 8 ms: the four repeats that were too short doubled their number.
    expect([perStep, ...range]).toEqual([12.5, 12.5, 12.5]);
  });

  it('changes the network when a job asks for another', async () => {
    const results = await measure(null, [
      jobs[0],
      { ...jobs[0], cell: 'rnn' },
      { ...jobs[0], hiddenSize: 7 }
    ]);
    const { bytes } = predict('rnn', 5);
    expect(results[1].bytes).toBe(bytes(jobs[0]));
    expect(results[2].bytes).toBe(predict('lstm', 7).bytes(jobs[0]));
  });
});
