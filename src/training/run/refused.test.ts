import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { compileKernels, typescript, wasmBackend, type Backend } from '../../engine/index.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import type { TextRunConfig } from './config.ts';
import { TextRun } from './run.ts';
import type { Snapshot } from './snapshot.ts';

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const config: TextRunConfig = {
  text: 'to be, or not to be, that is the question. '.repeat(4),
  cell: 'rnn',
  hiddenSize: 6,
  T: 5,
  B: 2,
  optimiser: 'adam',
  rate: 0.01,
  clip: 5,
  seed: 1
};

async function wasm(relaxed: boolean): Promise<() => Backend> {
  const module = await compileKernels({ relaxed });
  if (!module) throw new Error('no WebAssembly SIMD here');
  return () => wasmBackend(module, { bytes: 2 ** 20 });
}

const backends: Record<string, () => Backend> = {
  ts: () => typescript,
  wasm: await wasm(false),
  'wasm-relaxed': await wasm(true)
};

for (const [name, backend] of Object.entries(backends)) {
  const runOf = (more: Partial<TextRunConfig> = {}) => {
    const run = new TextRun({ ...config, ...more }, backend());
    for (let i = 0; i < 3; i++) run.update();
    return run;
  };

  describe(`a run on ${name}`, () => {
    it('that refuses a snapshot has changed nothing, and goes on as if it had not been asked', () => {
      const run = runOf();
      const other = runOf();
      const own = run.snapshot();
      const with1 = (values: Snapshot['weights'], bad: number) => values.map((n, i) => (i === 1 ? bad : n));
      const [m, v] = own.optimiser.memory;
      const wrong: [unknown, string][] = [
        [{ ...own, rng: [0, 0, 0, 0] }, 'state: expected four integers'],
        [{ ...own, rate: NaN }, 'snapshot.rate: expected a finite number ≥ 0, got NaN'],
        [{ ...own, clip: 0 }, 'snapshot.clip: expected null or a finite number > 0, got 0'],
        [{ ...own, weights: with1(own.weights, NaN) }, 'snapshot.weights: expected finite numbers'],
        [{ ...own, h: with1(own.h, Infinity) }, 'snapshot.h: expected finite numbers'],
        [
          { ...own, optimiser: { ...own.optimiser, memory: [m, with1(v, NaN)] } },
          'snapshot.optimiser.memory[1]: expected finite numbers'
        ],
        [
          { ...own, optimiser: { ...own.optimiser, steps: -1 } },
          'snapshot.optimiser.steps: expected an integer ≥ 0'
        ],
        [{ ...own, position: Int32Array.of(9, 9, 9, 9) }, 'snapshot.position: expected one in this text'],
        [{ ...own, recent: undefined }, 'snapshot.recent: expected a list, got undefined'],
        [runOf({ optimiser: 'rmsprop' }).snapshot(), 'snapshot.optimiser: expected adam, got rmsprop'],
        [runOf({ nonlinearity: 'relu' }).snapshot(), 'snapshot.spec: expected'],
        [runOf({ cell: 'gru' }).snapshot(), 'snapshot.weights: expected'],
        [undefined, 'snapshot: expected one of TextRun.snapshot, got undefined']
      ];
      for (const [snapshot, message] of wrong) {
        const act = () => run.restore(snapshot as Snapshot);
        expect(act).toThrow(message);
        expect(act).toThrow(expect.objectContaining({ name: 'EngineError' }));
        expect(run.snapshot()).toEqual(own);
      }
      expect([run.update(), run.update()]).toEqual([other.update(), other.update()]);
    });

    it('is not begun with a setting that is not understood', () => {
      const wrong: [object | null, string][] = [
        [null, 'config: expected an object with a text, got null'],
        [{ ...config, text: 5 }, 'text: expected a text, or a list of texts, got 5'],
        [{ ...config, text: ['a', 5] }, 'text: expected a text, or a list of texts'],
        [{ ...config, optimiser: 'adma' }, "optimiser: expected 'adam' or 'rmsprop' or 'sgd', got 'adma'"],
        [{ ...config, cell: 'elman' }, 'spec.cell: expected'],
        [{ ...config, rate: '0.1' }, 'rate: expected a finite number ≥ 0, got 0.1'],
        [{ ...config, clip: undefined }, 'clip: expected null or a finite number > 0, got undefined'],
        [{ ...config, seed: 0.5 }, 'seed: expected an integer, got 0.5'],
        [{ ...config, T: 0 }, 'T: expected an integer ≥ 1, got 0'],
        [{ ...config, init: { recurrent: 'orthogonl' } }, "got 'orthogonl'"],
        [{ ...config, init: { forgetBias: 1e39 } }, 'forgetBias']
      ];
      for (const [given, message] of wrong) {
        const act = () => new TextRun(given as TextRunConfig, backend());
        expect(act).toThrow(message);
        expect(act).toThrow(expect.objectContaining({ name: 'EngineError' }));
      }
    });

    it('writes no text without an end, and none by a setting that is not understood', () => {
      const run = runOf();
      const wrong: [object, string][] = [
        [{ length: Infinity, seed: 1 }, 'length: expected an integer ≥ 0, got Infinity'],
        [{ length: NaN, seed: 1 }, 'length: expected an integer ≥ 0, got NaN'],
        [{ length: 3 }, 'seed: expected an integer, got undefined'],
        [{ length: 3, seed: 1, temperature: -1 }, 'temperature: expected a finite number ≥ 0, got -1'],
        [{ length: 3, seed: 1, prompt: 5 }, 'prompt: expected a text, got number']
      ];
      for (const [options, message] of wrong) {
        expect(() => run.sample(options as Parameters<TextRun['sample']>[0])).toThrow(message);
      }
      expect([...run.sample({ length: 3, seed: 1 })].join('')).toHaveLength(3);
    });
  });
}

describe('a vocabulary', () => {
  it('reads back what it wrote, and refuses what it does not know', () => {
    const vocabulary = new Vocabulary(['banana']);
    expect(vocabulary.decode(vocabulary.encode('ban'))).toBe('ban');
    for (const token of [99, -1, 0.5, NaN]) {
      expect(() => vocabulary.decode([0, token])).toThrow(
        `tokens[1]: expected a token from 0 to 2, got ${token}`
      );
    }
  });
});
