import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import {
  Adam,
  clipGradNorm,
  crossEntropy,
  Network,
  Sgd,
  squaredError,
  typescript,
  type Backend,
  type Dtype,
  type NetworkSpec,
  type StateDict
} from '../../src/engine/index.ts';
import { backendMakers, checkParity, LIMITS, relativeError } from './check.ts';
import { parseParityFile, type Tensor } from './file.ts';

const fixtures = new URL('../../tests/fixtures/', import.meta.url);
const jsonFiles = (folder: URL) => readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
setFlagsFromString('--experimental-wasm-relaxed-simd');
const makers = await backendMakers(['ts', 'wasm']);

describe('the engine agrees with PyTorch', () => {
  for (const name of jsonFiles(fixtures)) {
    it(`on every output and gradient of ${name}, in both precisions and on every backend`, () => {
      const [float64, ...float32] = checkParity(parseParityFile(read(name)), makers);
      expect(float64.error).toBeLessThanOrEqual(LIMITS.float64);
      expect(float32.length).toBe(makers.length);
      for (const { error } of float32) {
        expect(error).toBeLessThanOrEqual(LIMITS.float32);
        expect(error).toBeGreaterThan(float64.error);
      }
    });
  }
});

interface Training {
  spec: NetworkSpec;
  T: number;
  B: number;
  loss: 'crossEntropy' | 'squaredError';
  optimiser: { kind: 'adam' | 'sgd'; lr: number; momentum: number; betas: [number, number]; eps: number };
  clip: number;
  params: StateDict;
  x: Tensor;
  target: Tensor;
  steps: {
    loss: number;
    norm: number;
    grads: Record<string, Tensor>;
    params: Record<string, Tensor>;
  }[];
}

function train(file: Training, dtype: Dtype, backend: Backend = typescript): number {
  const net = new Network({ ...file.spec, dtype }, { backend });
  net.loadStateDict(file.params);
  const { T, B, optimiser, target, clip } = file;
  const { kind, lr, momentum, betas, eps } = optimiser;
  const update =
    kind === 'sgd'
      ? new Sgd(net, { lr, momentum })
      : new Adam(net, { lr, beta1: betas[0], beta2: betas[1], eps });
  const errors: number[] = [];
  for (const step of file.steps) {
    const trace = net.forward(file.x.data, { T, B });
    let loss: number;
    net.zeroGrad();
    if (file.loss === 'crossEntropy') {
      const result = crossEntropy(trace.output, target.data, { T, B, V: net.spec.outputSize });
      loss = result.loss;
      net.backward(trace, { dOutput: result.dLogits });
    } else {
      const result = squaredError(trace.output, target.data);
      loss = result.loss;
      net.backward(trace, { dOutput: result.dOutput });
    }
    const norm = clipGradNorm(net, clip || Number.MAX_VALUE);
    errors.push(relativeError([loss, norm], [step.loss, step.norm]));
    for (const name of net.names) errors.push(relativeError(net.parameter(name).grad, step.grads[name].data));
    update.step();
    for (const name of net.names)
      errors.push(relativeError(net.parameter(name).data, step.params[name].data));
  }
  return Math.max(...errors);
}

describe('training goes the way PyTorch goes', () => {
  const folder = new URL('training/', fixtures);
  for (const name of jsonFiles(folder)) {
    it(`loss, norm, gradients and weights, step by step, in ${name}`, () => {
      const file: Training = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      expect(file.steps.length).toBeGreaterThan(2);
      expect(train(file, 'float64')).toBeLessThan(LIMITS.float64);
      for (const make of makers) expect(train(file, 'float32', make())).toBeLessThan(LIMITS.float32);
    });
  }
});

describe('a parity file', () => {
  const good = () => JSON.parse(read('lstm-zero-state.json'));

  it('that is damaged is refused with a sentence that names the place', () => {
    const damages: [(file: ReturnType<typeof good>) => void, string][] = [
      [(f) => (f.cell = 'elman'), "spec.cell: expected 'rnn' or 'lstm' or 'gru' or 'linear', got 'elman'"],
      [(f) => delete f.params.weight_hh_l0, 'params.weight_hh_l0: missing; expected a tensor of 28 × 7'],
      [(f) => f.params.bias_ih_l0.data.pop(), 'params.bias_ih_l0.data: expected 28 numbers (28), got 27'],
      [
        (f) => (f.params.bias_ih_l0.data[3] = null),
        'params.bias_ih_l0.data[3]: expected a finite number, got null'
      ],
      [(f) => (f.params.extra = f.x), 'params.extra: unknown'],
      [(f) => (f.x.shape = [12, 2]), 'x: expected shape T × B × 2, got 12 × 2'],
      [(f) => delete f.x, 'x: missing'],
      [(f) => (f.h0 = { shape: [1, 1, 7], data: [] }), 'h0: expected shape 1 × 3 × 7, got 1 × 1 × 7'],
      [(f) => delete f.expected.output, 'expected.output: missing'],
      [(f) => delete f.expected.grads.bias_hh_l0, 'expected.grads.bias_hh_l0: missing'],
      [(f) => (f.format = 'other'), 'format: expected \'unrolled-parity-1\', got "other"'],
      [(f) => (f.hiddenSize = '7'), "spec.hiddenSize: expected an integer ≥ 1, got '7'"]
    ];
    for (const [damage, message] of damages) {
      const file = good();
      damage(file);
      expect(() => parseParityFile(JSON.stringify(file))).toThrow(message);
    }
    expect(() => parseParityFile('{"format":')).toThrow('not JSON');
    expect(() => parseParityFile('[]')).toThrow('the file: expected an object, got []');
  });

  it('whose numbers are not the engine’s is found out, in whichever tensor it is', () => {
    const pristine = parseParityFile(read('lstm-zero-state.json'));
    for (const name of Object.keys(pristine.expected)) {
      const file = parseParityFile(read('lstm-zero-state.json'));
      file.expected[name].data[0] += 1e-4;
      const [float64, ...float32] = checkParity(file, makers);
      expect(float64.tensor).toBe(name);
      expect(float64.error).toBeGreaterThan(LIMITS.float64);
      expect(float32.every(({ error }) => error > LIMITS.float32)).toBe(true);
    }
  });
});

describe('npm run parity', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const run = (...files: string[]) => {
    try {
      const args = ['--import', 'tsx', 'tools/parity.ts', ...files];
      return {
        status: 0,
        out: execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
      };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      return { status, out: stdout + stderr };
    }
  };

  it('prints a line a file with every backend, and succeeds when all agree', () => {
    const files = ['tests/fixtures/gru-no-bias.json', 'tests/fixtures/rnn-tanh.json'];
    const { status, out } = run(...files);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^gru-no-bias +float64 \S+ {2}float32 \S+ .* {2}ok\nrnn-tanh +float64 \S+ {2}float32 \S+ .* {2}ok\n$/
    );
    expect(out).toContain('float32 wasm ');
  });

  it('runs on one backend alone where it is asked for, and refuses one that it does not know', () => {
    const file = 'tests/fixtures/rnn-tanh.json';
    expect(run('--backend=ts', file).out).toMatch(/^rnn-tanh +float64 \S+ {2}float32 \S+ {2}ok\n$/);
    expect(run('--backend', 'wasm', file).out).toMatch(/^rnn-tanh +float32 wasm \S+ .*ok\n$/);
    expect(run('--backend=gpu', file).status).toBe(2);
  });

  it('fails, and still checks the rest, when a file is missing or of another kind', () => {
    const { status, out } = run('nowhere.json', 'package.json', 'tests/fixtures/rnn-tanh.json');
    expect(status).toBe(1);
    expect(out).toContain('nowhere.json');
    expect(out).toContain("format: expected 'unrolled-parity-1', got nothing");
    expect(out).toMatch(/rnn-tanh .*ok/);
    expect(run().status).toBe(2);
  });
});
