import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import {
  compileKernels,
  loadBackend,
  Network,
  Rng,
  typescript,
  wasmBackend,
  type Backend
} from '../index.ts';
import { randomNumbers } from '../testing.ts';

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const kinds = [
  ['wasm', false],
  ['wasm-relaxed', true]
] as const;

for (const [name, relaxed] of kinds) {
  const module = await compileKernels({ relaxed });
  const make = (): Backend => {
    if (!module) throw new Error('no WebAssembly SIMD here');
    return wasmBackend(module, { bytes: 2 ** 21 });
  };

  describe(`the backend ${name}`, () => {
    it('is what its name says, and computes float64 in TypeScript', () => {
      expect(make().name).toBe(name);
      const net = new Network(
        { cell: 'rnn', inputSize: 1, hiddenSize: 1, dtype: 'float64' },
        { backend: make() }
      );
      expect(net.backend).toBe(typescript);
    });

    it('keeps tanh and the sigmoid within 2e-7, everywhere and in every lane', () => {
      const k = make();
      const n = 40_001;
      const a = k.allocate('float32', 4 * n);
      for (let i = 0; i < 4 * n; i++) a[i] = ((i % n) - 20_000) / 1000;
      const expected = a.slice();
      const out = k.allocate('float32', 2 * n);
      const none = k.allocate('float32', 2 * n);
      k.rnnTanh.forward({ gates: a, h: out, c: none, aux: none, recurrent: none }, 0, 1, n);
      let worst = 0;
      for (let i = 0; i < n; i++) worst = Math.max(worst, Math.abs(out[n + i] - Math.tanh(expected[i])));
      k.lstm.forward({ gates: a, h: out, c: none, aux: none, recurrent: none }, 0, 1, n);
      for (let i = 0; i < n; i++) worst = Math.max(worst, Math.abs(a[i] - 1 / (1 + Math.exp(-expected[i]))));
      expect(worst).toBeGreaterThan(0);
      expect(worst).toBeLessThan(2e-7);
    });

    it('gives the softmax and the log of its sum as TypeScript does, with logits far apart and not finite', () => {
      const k = make();
      const rng = new Rng(1);
      for (const [V, size] of [
        [1, 1],
        [3, 10],
        [64, 30],
        [65, 300]
      ]) {
        const z = k.allocate('float32', V);
        const p = k.allocate('float32', V);
        const q = new Float32Array(V);
        z.set(randomNumbers(V, rng).map((n) => n * size));
        const logs = [k.softmax(V, z, 0, p, 0, 0.5), typescript.softmax(V, z, 0, q, 0, 0.5)];
        expect(Math.abs(logs[0] - logs[1])).toBeLessThan(2e-7 * Math.max(1, Math.abs(logs[1])));
        p.forEach((share, v) => expect(Math.abs(share - q[v])).toBeLessThan(2e-7));
        z[V - 1] = NaN;
        expect(k.softmax(V, z, 0, p, 0, 1)).toBeNaN();
      }
    });

    it('says when its memory is full', () => {
      expect(() => make().allocate('float32', 2 ** 20)).toThrow(/memory: expected at most 2097152 bytes/);
    });
  });
}

describe('a backend', () => {
  it('is chosen by what is there, and TypeScript where it is asked for', async () => {
    expect((await loadBackend({ prefer: 'ts' })).name).toBe('ts');
    expect((await loadBackend()).name).toMatch(/^wasm/);
  });
});
