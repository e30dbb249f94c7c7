import { describe, expect, it } from 'vitest';
import {
  CheckpointedBptt,
  compileKernels,
  crossEntropy,
  gradcheck,
  Network,
  Rng,
  squaredError,
  Trace,
  wasmBackend,
  type InitOptions,
  type NetworkSpec
} from '../index.ts';
import { machines } from '../testing.ts';

const spec = { cell: 'lstm', inputSize: 2, hiddenSize: 3 } as const;
/** What a caller in plain JavaScript may write. */
const given = <Type>(value: unknown) => value as Type;

for (const { name: backendName, backend } of machines) {
  const make = (more: Partial<NetworkSpec> = {}) => new Network({ ...spec, ...more }, { backend: backend() });

  describe(`on ${backendName}, a start`, () => {
    it('is refused where a setting is not understood or gives infinite weights, and nothing has changed', () => {
      const net = make().init(new Rng(1));
      const before = net.data.slice();
      const wrong: [unknown, string][] = [
        [
          { recurrent: 'orthogonl' },
          "recurrent: expected 'uniform' or 'orthogonal' or 'identity', got 'orthogonl'"
        ],
        [
          { recurent: 'orthogonal' },
          "options: expected only recurrent, spectralRadius, forgetBias, timescales, got 'recurent'"
        ],
        [{ forgetBias: 1e39 }, 'forgetBias[0]: expected a finite number, got 1e+39, too large for float32'],
        [{ forgetBias: '1' }, "forgetBias[0]: expected a finite number, got '1'"],
        [{ spectralRadius: 1e39 }, 'spectralRadius: expected one that float32 weights can have, got 1e+39'],
        [{ spectralRadius: Infinity }, 'spectralRadius: expected a finite number ≥ 0, got Infinity'],
        [null, 'options: expected an object of recurrent, spectralRadius, forgetBias, timescales, got null']
      ];
      for (const [options, message] of wrong) {
        const rng = new Rng(7);
        const { state } = rng;
        expect(() => net.init(rng, given<InitOptions>(options))).toThrow(message);
        expect([net.data, rng.state]).toEqual([before, state]);
      }
      expect(() => net.init(given<Rng>(undefined))).toThrow('rng: expected an Rng, got undefined');
    });
  });

  describe(`on ${backendName}, what a caller may get wrong ends in an error that names it:`, () => {
    const wrong: [string, () => unknown, string][] = [
      ['a specification that is none', () => new Network(given(null)), 'spec: expected an object of cell'],
      [
        'a misspelt field',
        () => make(given({ nonlinarity: 'relu' })),
        "spec: expected only cell, nonlinearity, gate, inputSize, embeddingSize, hiddenSize, numLayers, bias, outputSize, headBias, headActivation, dtype, got 'nonlinarity'"
      ],
      [
        'an unknown head',
        () => make(given({ headActivation: 'tanh' })),
        "spec.headActivation: expected 'linear' or 'relu', got 'tanh'"
      ],
      [
        'an unknown precision',
        () => make(given({ dtype: 'float16' })),
        "spec.dtype: expected 'float32' or 'float64', got 'float16'"
      ],
      [
        'a copy in an unknown precision',
        () => make().clone(given('float16')),
        "spec.dtype: expected 'float32' or 'float64', got 'float16'"
      ],
      [
        'a pass without a length',
        () => make().forward([1, 2], given(undefined)),
        'options: expected an object with T, got undefined'
      ],
      [
        'no input',
        () => make().forward(given(null), { T: 1 }),
        'x: expected 2 numbers (T 1 × B 1 × inputSize 2), got null'
      ],
      ['a number for an input', () => make().forward(given(5), { T: 1 }), 'x: expected 2 numbers'],
      [
        'letters for an input',
        () => make().forward(given(['a', 'b']), { T: 1 }),
        "x[0]: expected a finite number, got 'a'"
      ],
      [
        'no tokens',
        () => make({ embeddingSize: 2 }).forward(given(null), { T: 1 }),
        'x: expected 1 tokens (T 1 × B 1), got undefined'
      ],
      [
        'a step without an input',
        () => make().step(given(null), { h: [0, 0, 0] }),
        'x: expected numbers or tokens, got null'
      ],
      [
        'a step without a state',
        () => make().step([1, 2], given(undefined)),
        'state: expected an object of h and c, got undefined'
      ],
      ['a batch of none', () => make().zeroState(0), 'B: expected an integer ≥ 1, got 0'],
      [
        'nothing to go back through',
        () => make().backward(given(undefined), {}),
        'trace: expected one of this network, got undefined'
      ],
      [
        'a gradient that is no list',
        () => {
          const net = make();
          return net.backward(net.forward([1, 2], { T: 1 }), { dHn: given(1) });
        },
        'dHn: expected 3 numbers (numLayers 1 × B 1 × hiddenSize 3), got 1'
      ],
      [
        'a trace where gradients are reused',
        () => {
          const net = make();
          const trace = net.forward([1, 2], { T: 1 });
          return net.backward(trace, { reuse: given(trace) });
        },
        'reuse: expected Gradients, got an object'
      ],
      ['a trace of no steps', () => new Trace(make(), 0, 1), 'T: expected an integer ≥ 1, got 0'],
      [
        'weights that are none',
        () => make().loadStateDict(given(null)),
        'dict: expected tensors by name, got null'
      ],
      [
        'a tensor that is none',
        () => make().loadStateDict({ ...make().stateDict(), weight_hh_l0: given(null) }),
        'weight_hh_l0: expected shape 12 × 3, got null'
      ],
      [
        'no targets',
        () => crossEntropy(make().forward([1, 2], { T: 1 }), given(undefined)),
        'targets: expected 1 numbers (T 1 × B 1), got undefined'
      ],
      [
        'logits without sizes',
        () => crossEntropy([1, 2], [0], given({})),
        'T: expected an integer ≥ 1, got undefined'
      ],
      ['no output', () => squaredError(given(undefined), [1]), 'output: expected numbers, got undefined'],
      [
        'integers to put a gradient into',
        () => squaredError([1.5], [1], given(new Int32Array(1))),
        'reuse: expected a Float32Array or Float64Array of 1 numbers, got Int32Array'
      ],
      [
        'checkpoints that are misspelt',
        () => new CheckpointedBptt(make(), 4, 1, given({ checkpoint: 2 })),
        "options: expected only checkpoints, tokens, allocate, got 'checkpoint'"
      ]
    ];
    for (const [what, act, message] of wrong) {
      it(what, () => {
        expect(act).toThrow(message);
        expect(act).toThrow(expect.objectContaining({ name: 'EngineError' }));
      });
    }
  });
}

describe('a copy in lower precision', () => {
  it('is refused where a weight would become infinite, and taken where it is no number already', () => {
    const net = new Network({ ...spec, dtype: 'float64' });
    net.data[3] = 1e39;
    expect(() => net.clone('float32')).toThrow(
      "dtype: expected one that holds a weight of 1e+39, got 'float32'"
    );
    expect(net.clone('float64').data[3]).toBe(1e39);
    net.data[3] = NaN;
    expect(net.clone('float32').data[3]).toBeNaN();
    expect(gradcheck(net, ({ hn }) => ({ loss: hn[0], dHn: [1, 0, 0] }), { x: [1, 2], T: 1 }).worst).toBe(
      Infinity
    );
  });
});

describe('a WebAssembly backend', () => {
  it('refuses a memory that cannot be had, another module, and a setting that it does not know', async () => {
    const module = await compileKernels();
    if (!module) throw new Error('no WebAssembly SIMD here');
    const empty = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    const wrong: [() => unknown, string][] = [
      [() => wasmBackend(module, { bytes: 0 }), 'bytes: expected an integer ≥ 1, got 0'],
      [() => wasmBackend(module, { bytes: NaN }), 'bytes: expected an integer ≥ 1, got NaN'],
      [
        () => wasmBackend(module, { bytes: 2 ** 40 }),
        'bytes: expected as many as there are, got 1099511627776'
      ],
      [() => wasmBackend(module, given({ byte: 9 })), "options: expected only bytes, got 'byte'"],
      [() => wasmBackend(given(null)), 'module: expected a WebAssembly.Module from compileKernels, got null'],
      [() => wasmBackend(empty), 'module: expected one from compileKernels']
    ];
    for (const [act, message] of wrong) {
      expect(act).toThrow(message);
      expect(act).toThrow(expect.objectContaining({ name: 'EngineError' }));
    }
    await expect(compileKernels(given({ relaxd: true }))).rejects.toThrow(
      "options: expected only relaxed, got 'relaxd'"
    );
    const net = new Network(spec, { backend: wasmBackend(module, { bytes: 1 }) });
    expect(net.backend.name).toMatch(/^wasm/);
  });
});
