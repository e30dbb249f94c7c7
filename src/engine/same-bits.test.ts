import { describe, expect, it } from 'vitest';
import {
  Adam,
  clipGradNorm,
  compileKernels,
  Network,
  RmsProp,
  Rng,
  sampleToken,
  Sgd,
  TruncatedBptt,
  typescript,
  wasmBackend,
  type Backend,
  type Dtype
} from './index.ts';
import { bitsOf, cellNames, cells, digest } from './testing.ts';

const V = 7;
const T = 5;
const B = 3;
const optimisers = { sgd: Sgd, rmsprop: RmsProp, adam: Adam };

/** A run of 30 updates: drawn, trained, clipped, and asked for 20 tokens. */
function run(cell: (typeof cellNames)[number], dtype: Dtype, backend: Backend) {
  const net = new Network(
    { ...cells[cell], inputSize: V, hiddenSize: 6, numLayers: 2, outputSize: V, dtype },
    { backend }
  );
  const rng = new Rng(10);
  net.init(
    rng,
    net.cell.diagonal ? { timescales: [1, 9] } : { recurrent: 'orthogonal', spectralRadius: 1.1 }
  );
  const bptt = new TruncatedBptt(net, T, B);
  const steps = Object.values(optimisers).map((Optimiser) => new Optimiser(net, { lr: 0.02 }));
  const draw = () =>
    Int32Array.from({ length: T * B }, () => Math.min(V - 1, Math.floor(Math.abs(rng.normal(0, 3)))));
  const losses: number[] = [];
  for (let update = 0; update < 30; update++) {
    losses.push(bptt.run(draw(), draw()).loss, clipGradNorm(net, 0.3));
    steps[update % steps.length].step();
  }
  const logits = bptt.trace.output.slice(-V);
  const tokens = Array.from({ length: 20 }, () => sampleToken(logits, rng, { temperature: 0.8 }));
  return { last: bitsOf(losses[losses.length - 2]), all: digest([...losses, ...tokens, ...net.data]) };
}

const module = await compileKernels({ relaxed: false });
if (!module) throw new Error('no WebAssembly SIMD here');

// What these runs came to when this was written, on an x86-64 machine in V8: the last loss, and a digest of everything.
const written: Record<string, [Dtype, () => Backend, Record<(typeof cellNames)[number], [string, string]>]> =
  {
    'ts, float32': [
      'float32',
      () => typescript,
      {
        'rnn tanh': ['3ffdf1c6ab75576e', 'c2da6b9b'],
        'rnn relu': ['3ffdab6d090dd167', 'ade9d2ed'],
        lstm: ['3ffec573a4a74582', 'a4b385e4'],
        gru: ['3ff9b03cd8ce2ca1', '6aba91c7'],
        linear: ['3ffe00aaadf58c31', 'a59ca644'],
        'linear, fixed gate': ['3ffd6a27ef261f61', 'e0a52c40']
      }
    ],
    'ts, float64': [
      'float64',
      () => typescript,
      {
        'rnn tanh': ['3ffdf1c6c4f557b6', 'b21ef2e0'],
        'rnn relu': ['3ffdab6d05ea14bb', 'a55d2cc6'],
        lstm: ['3ffec573a7501c40', '24fe9c25'],
        gru: ['3ff9b03cc6c93382', '0f699d8a'],
        linear: ['3ffe00aa9d986e60', 'fd4dffcf'],
        'linear, fixed gate': ['3ffd6a27ee8c1e06', 'e2d15f66']
      }
    ],
    'wasm, float32': [
      'float32',
      () => wasmBackend(module),
      {
        'rnn tanh': ['3ffdf1c6d9058c86', 'a55463f2'],
        'rnn relu': ['3ffdab6d0684698f', '980dedb8'],
        lstm: ['3ffec573a0fb049c', '54858187'],
        gru: ['3ff9b03d9e89b6e2', 'ea5aab8e'],
        linear: ['3ffe00aaa4ac9587', 'd5f5aacd'],
        'linear, fixed gate': ['3ffd6a27f3bc36a7', 'a6bb9ebc']
      }
    ]
  };

describe('a seeded run', () => {
  for (const [where, [dtype, backend, bits]] of Object.entries(written)) {
    for (const cell of cellNames) {
      it(`has on ${where} the bits that were written down, for ${cell}`, () => {
        const { last, all } = run(cell, dtype, backend());
        expect([last, all]).toEqual(bits[cell]);
      });
    }
  }

  it('draws the normal numbers that were written down', () => {
    const rng = new Rng(1);
    const draws = Array.from({ length: 2000 }, () => rng.normal());
    expect(draws.slice(0, 3).map(bitsOf)).toEqual([
      '3fd56855ddc3af83',
      'bf961cf5f6ecffd0',
      '3fdf651214207462'
    ]);
    expect(digest(draws)).toBe('84b472ff');
  });
});
