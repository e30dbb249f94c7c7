import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Network, pytorchScript, Rng, saveNetwork, type NetworkSpec } from '../../src/engine/index.ts';

/** A Python that has PyTorch: Debian's python3-torch belongs to the system's Python alone. */
const python = [process.env.PYTHON, '/usr/bin/python3', 'python3'].find(
  (path) => path && spawnSync(path, ['-c', 'import torch']).status === 0
);

const specs: Record<string, NetworkSpec> = {
  'an lstm of two layers behind a head': {
    cell: 'lstm',
    inputSize: 3,
    hiddenSize: 5,
    numLayers: 2,
    outputSize: 4
  },
  'a gru without biases in float64': {
    cell: 'gru',
    inputSize: 2,
    hiddenSize: 4,
    bias: false,
    dtype: 'float64'
  },
  'a ReLU rnn behind a ReLU head': {
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 2,
    hiddenSize: 4,
    outputSize: 2,
    headBias: false,
    headActivation: 'relu'
  },
  'an lstm that reads one-hot tokens': { cell: 'lstm', inputSize: 6, hiddenSize: 4, outputSize: 6 },
  'a gru with an embedding': { cell: 'gru', inputSize: 6, embeddingSize: 3, hiddenSize: 4, outputSize: 6 }
};

describe.skipIf(!python)('the exported PyTorch script prints our numbers', () => {
  for (const [name, spec] of Object.entries(specs)) {
    it(`of ${name}, and says so where they differ`, { timeout: 60_000 }, () => {
      const rng = new Rng(1);
      const net = new Network(spec).init(rng);
      const [T, B] = [5, 2];
      const x =
        name.includes('token') || spec.embeddingSize
          ? Int32Array.from({ length: T * B }, () => rng.int(6))
          : Float64Array.from({ length: T * B * spec.inputSize }, () => rng.normal());
      const states = () => Float64Array.from(net.zeroState(B).h, () => rng.normal());
      const trace = net.forward(x, { T, B, h0: states(), c0: spec.cell === 'lstm' ? states() : undefined });
      const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
      try {
        const run = () => {
          writeFileSync(join(folder, 'network.safetensors'), saveNetwork(net));
          return spawnSync(python ?? '', [join(folder, 'network.py')], { encoding: 'utf8' });
        };
        writeFileSync(join(folder, 'network.py'), pytorchScript(net, trace));
        const same = run();
        expect(same.stderr).toBe('');
        expect(same.stdout).toContain('PyTorch gives');
        expect(same.status).toBe(0);
        for (let i = 0; i < net.data.length; i++) net.data[i] += 0.01;
        expect(run().status).toBe(1);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
