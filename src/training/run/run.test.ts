import { describe, expect, it } from 'vitest';
import { compileKernels, typescript, wasmBackend, type Backend } from '../../engine/index.ts';
import { optimisers, type TextRunConfig } from './config.ts';
import { TextRun } from './run.ts';
import { bytesOf } from './snapshot.ts';

const text = 'the rain in spain stays mainly in the plain; '.repeat(12);

const config: TextRunConfig = {
  text: [text, 'another text, and a shorter one. '.repeat(3)],
  cell: 'lstm',
  hiddenSize: 12,
  T: 16,
  B: 3,
  optimiser: 'adam',
  rate: 0.01,
  clip: 5,
  seed: 4,
  probeEvery: 4
};

const cells = [
  { cell: 'rnn' },
  { cell: 'rnn', nonlinearity: 'relu' },
  { cell: 'lstm', numLayers: 2 },
  { cell: 'gru', embeddingSize: 5 }
] as const;

const kernels = await compileKernels();
const backends: [string, () => Backend][] = [['ts', () => typescript]];
if (kernels) backends.push(['wasm', () => wasmBackend(kernels, { bytes: 2 ** 22 })]);

const go = (run: TextRun, count: number) => Array.from({ length: count }, () => run.update());

it('both backends are there to be tested', () => {
  expect(backends.map(([name]) => name)).toEqual(['ts', 'wasm']);
});

for (const [name, backend] of backends) {
  describe(`a run on ${name}`, () => {
    for (const cell of cells) {
      for (const optimiser of optimisers) {
        it(`goes on bit for bit from where it was kept (${Object.values(cell).join(' ')}, ${optimiser})`, () => {
          const momentum = optimiser === 'adam' ? undefined : 0.5;
          const given = { ...config, ...cell, optimiser, momentum, rate: 0.003 };
          const run = new TextRun(given, backend());
          go(run, 30);
          run.rate = 0.002;
          run.clip = 2;
          go(run, 11);
          const kept = run.snapshot();
          // What is restored has been through a message, and into another worker's run.
          const sent = structuredClone(kept);
          const expected = go(run, 45);
          const end = run.snapshot();
          const other = new TextRun(given, backend());
          go(other, 7);
          other.restore(sent);
          expect(go(other, 45)).toEqual(expected);
          expect(other.snapshot()).toEqual(end);
          expect(other.diagnoses).toEqual(run.diagnoses);
          expect(kept).toEqual(sent);
          expect(end.weights).not.toEqual(kept.weights);
        });
      }
    }

    it('learns its text, and writes it', () => {
      const run = new TextRun({ ...config, text, hiddenSize: 24, init: { forgetBias: 1 } }, backend());
      const made = go(run, 150);
      expect(made[0].bits).toBeGreaterThan(3.5);
      expect(made[149].bits).toBeLessThan(0.5);
      expect(made[149].loss).toBeCloseTo(made[149].bits * Math.LN2, 12);
      const options = { length: 40, seed: 1, temperature: 0.3, prompt: 'the rain in sp' };
      expect([...run.sample(options)].join('')).toMatch(/^ain stays mainly/);
      expect([...run.sample(options)]).toEqual([...run.sample(options)]);
    });

    it('is not disturbed by updates that are taken back, whatever part of them was done', () => {
      for (const cell of cells) {
        const given = { ...config, ...cell, probeEvery: 1 };
        const quiet = new TextRun(given, backend());
        const busy = new TextRun(given, backend());
        // More than one reading of the text: rows end, and draw where they start over.
        for (let i = 0; i < 20; i++) {
          for (const parts of [0, 1, 2]) {
            const updating = busy.updating();
            for (let part = 0; part < parts; part++) updating.next();
            updating.return(undefined);
          }
          expect(busy.update()).toEqual(quiet.update());
          expect(busy.snapshot()).toEqual(quiet.snapshot());
        }
      }
    });

    it('is not disturbed by samples and snapshots', () => {
      const quiet = new TextRun(config, backend());
      const busy = new TextRun(config, backend());
      for (let i = 0; i < 10; i++) {
        expect(busy.update()).toEqual(quiet.update());
        expect([...busy.sample({ length: 5, seed: i })]).toHaveLength(6);
        busy.snapshot();
      }
    });
  });
}

describe('a run', () => {
  it('is the same whether it is probed or not', () => {
    const often = go(new TextRun({ ...config, probeEvery: 1 }), 20);
    expect(go(new TextRun({ ...config, probeEvery: 1000 }), 20)).toEqual(often);
  });

  it('takes a new rate and a new clip from the next update on, and says which it used', () => {
    const run = new TextRun(config);
    go(run, 3);
    run.rate = 0;
    const { weights } = run.snapshot();
    expect(run.update()).toMatchObject({ rate: 0, clip: 5 });
    expect(run.snapshot().weights).toEqual(weights);
    const updating = run.updating();
    // The fifth update is one with a probe between its halves.
    for (let part = 0; part < 2; part++) updating.next();
    run.rate = 0.01;
    run.clip = null;
    expect(updating.next().value).toMatchObject({ rate: 0, clip: 5 });
    expect(run.snapshot().weights).toEqual(weights);
    expect(run.update()).toMatchObject({ rate: 0.01, clip: null });
    expect(run.snapshot().weights).not.toEqual(weights);
    expect(() => (run.rate = NaN)).toThrow('rate: expected a finite number ≥ 0, got NaN');
    expect(() => (run.clip = 0)).toThrow('clip: expected null or a finite number > 0, got 0');
  });

  it('cuts what goes into the step, not what it says of the gradient', () => {
    const sgd = { ...config, optimiser: 'sgd', rate: 1 } as const;
    const free = new TextRun({ ...sgd, clip: null });
    const clipped = new TextRun({ ...sgd, clip: 0.01 });
    const start = free.snapshot().weights;
    expect(clipped.update().norm).toBe(free.update().norm);
    const length = Math.hypot(...clipped.snapshot().weights.map((w, i) => w - start[i]));
    expect(length).toBeCloseTo(0.01, 5);
  });

  it('skips a step whose gradient is no number, says so, and goes on', () => {
    const run = new TextRun({ ...config, optimiser: 'sgd' });
    go(run, 3);
    const { weights } = run.snapshot();
    const [first] = run.network.data;
    run.network.data[0] = NaN;
    expect(run.sound).toBe(false);
    expect(run.update()).toMatchObject({ update: 4, skipped: 'loss', loss: NaN });
    expect(run.diagnoses[0]).toMatchObject({ kind: 'diverged', cause: 'not-finite', skipped: 1, since: 4 });
    run.network.data[0] = first;
    expect(run.sound).toBe(true);
    expect(run.snapshot().weights).toEqual(weights);
    expect(run.update()).toMatchObject({ update: 5, skipped: null });
    expect(run.characters).toBe(4 * 48);
  });

  it('that is driven out of all numbers by its rate is diagnosed, never an exception', () => {
    const run = new TextRun({
      ...config,
      cell: 'rnn',
      nonlinearity: 'relu',
      optimiser: 'sgd',
      rate: 1e6,
      clip: null
    });
    const made = go(run, 40);
    expect(made.some(({ skipped }) => skipped)).toBe(true);
    expect(run.diagnoses.map(({ kind }) => kind)).toContain('diverged');
  });

  it('that moves too slowly is diagnosed, and one that learns is not', () => {
    const kinds = (rate: number) => {
      const run = new TextRun({ ...config, rate });
      go(run, 220);
      return run.diagnoses.map(({ kind }) => kind);
    };
    expect(kinds(1e-8)).toContain('rate-too-small');
    expect(kinds(0.005)).not.toContain('rate-too-small');
  });

  it('that can hardly look back is told so, by distance, and one that remembers is not', () => {
    const kinds = (init: TextRunConfig['init']) => {
      const run = new TextRun({ ...config, T: 32, cell: 'rnn', rate: 0, init });
      go(run, 310);
      return run.diagnoses.map(({ kind }) => kind);
    };
    expect(kinds({ spectralRadius: 0.3 })).toContain('vanishing');
    expect(kinds({ recurrent: 'orthogonal' })).not.toContain('vanishing');
  });

  it('whose relu units are switched off is told which', () => {
    const run = new TextRun({ ...config, cell: 'rnn', nonlinearity: 'relu', rate: 0 });
    run.network.parameter('bias_ih_l0').data.fill(-100, 3, 10);
    go(run, 10);
    expect(run.diagnoses).toEqual([]);
    go(run, 300);
    const { dead } = run.probe ?? {};
    expect(dead?.map(({ unit }) => unit)).toEqual(expect.arrayContaining([3, 4, 5, 6, 7, 8, 9]));
    expect(dead?.map(({ unit }) => unit)).not.toContain(0);
    expect(run.diagnoses.map(({ kind }) => kind)).toContain('dead');
  });

  it('whose gate is stuck is told which', () => {
    const run = new TextRun({ ...config, rate: 0 });
    run.network.parameter('bias_ih_l0').data.fill(20, 3 * 12, 4 * 12);
    go(run, 310);
    expect(run.diagnoses).toContainEqual(
      expect.objectContaining({ kind: 'saturated', layer: 0, gate: 'o', share: 1 })
    );
    const healthy = new TextRun({ ...config, rate: 0 });
    go(healthy, 310);
    expect(healthy.diagnoses.map(({ kind }) => kind)).not.toContain('saturated');
  });

  it('refuses a snapshot of another network and stays as it is', () => {
    const run = new TextRun(config);
    go(run, 2);
    const before = run.snapshot();
    expect(() => run.restore(new TextRun({ ...config, hiddenSize: 5 }).snapshot())).toThrow(
      'snapshot.weights: expected'
    );
    expect(() => run.restore(new TextRun({ ...config, optimiser: 'sgd' }).snapshot())).toThrow(
      'snapshot.optimiser.memory[1]: expected'
    );
    expect(run.snapshot()).toEqual(before);
  });

  it('counts what a snapshot holds', () => {
    const run = new TextRun(config);
    const bytes = bytesOf(run.snapshot());
    expect(bytes).toBeGreaterThan(3 * 4 * run.network.data.length);
    expect(bytes).toBeLessThan(3 * 4 * run.network.data.length + 2000);
  });
});
