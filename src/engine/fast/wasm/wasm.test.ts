import { describe, expect, it } from 'vitest';
import { lstm } from '../../core/cells/lstm.ts';
import { rnnTanh } from '../../core/cells/rnn.ts';
import { Network, Rng, typescript } from '../../index.ts';
import { machines, randomNumbers } from '../../testing.ts';

for (const { name, backend } of machines.filter((one) => one.name !== 'ts')) {
  const make = () => backend(2 ** 21);

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
      // Items of five units: whole vectors, and a rest. The weights are 0, so that the gates are what they were set to.
      const B = 8001;
      const H = 5;
      const xOf = (i: number) => (i - 20_000) / 1000;
      const buffer = (length: number) => k.allocate('float32', length);
      const [gates, h, c, aux, recurrent] = [4, 2, 2, 1, 0].map((each) => buffer(each * B * H));
      const s = { gates, h, c, aux, recurrent };
      let worst = 0;
      const compare = (value: number, expected: number) =>
        (worst = Math.max(worst, Math.abs(value - expected)));
      for (let i = 0; i < B * H; i++) gates[i] = xOf(i);
      k.forwardSteps?.(rnnTanh, 1, B, H, buffer(H * H), null, s);
      for (let i = 0; i < B * H; i++) compare(h[B * H + i], Math.tanh(xOf(i)));
      const unitOf = (i: number) => Math.floor(i / (4 * H)) * H + (i % H);
      for (let i = 0; i < 4 * B * H; i++) gates[i] = xOf(unitOf(i));
      k.forwardSteps?.(lstm, 1, B, H, buffer(4 * H * H), null, s);
      for (let i = 0; i < 4 * B * H; i++) {
        const x = xOf(unitOf(i));
        const isG = Math.floor(i / H) % 4 === 2;
        compare(gates[i], isG ? Math.tanh(x) : 1 / (1 + Math.exp(-x)));
      }
      expect(worst).toBeGreaterThan(0);
      expect(worst).toBeLessThan(2e-7);
    });

    it('gives the softmax and the log of its sum as TypeScript does, with logits far apart and not finite', () => {
      const k = make();
      const rng = new Rng(1);
      for (const [rows, V, size] of [
        [1, 1, 1],
        [5, 3, 10],
        [3, 64, 30],
        [4, 65, 300]
      ]) {
        const z = k.allocate('float32', rows * V);
        const p = k.allocate('float32', rows * V);
        const q = new Float32Array(rows * V);
        z.set(randomNumbers(rows * V, rng).map((n) => n * size));
        const logs = k.softmax(rows, V, z, p, 0.5);
        const expected = typescript.softmax(rows, V, z, q, 0.5);
        for (let r = 0; r < rows; r++) {
          expect(Math.abs(logs[r] - expected[r])).toBeLessThan(2e-7 * Math.max(1, Math.abs(expected[r])));
        }
        p.forEach((share, v) => expect(Math.abs(share - q[v])).toBeLessThan(2e-7));
        z[rows * V - 1] = NaN;
        const spoilt = k.softmax(rows, V, z, p, 1);
        expect(spoilt[rows - 1]).toBeNaN();
        if (rows > 1) expect(spoilt[rows - 2]).not.toBeNaN();
      }
    });

    it('has no kernel for the steps of a linear recurrence, and makes them in plain loops', () => {
      for (const gate of ['input', 'fixed'] as const) {
        const kernels = make();
        const spec = {
          cell: 'linear',
          gate,
          inputSize: 3,
          hiddenSize: 6,
          numLayers: 2,
          outputSize: 2
        } as const;
        const net = new Network(spec, {
          backend: {
            ...kernels,
            forwardSteps: () => expect.unreachable('there is no such kernel'),
            backwardSteps: () => expect.unreachable('there is no such kernel')
          }
        }).init(new Rng(1));
        const plain = new Network(spec).init(new Rng(1));
        const rng = new Rng(2);
        const [T, B] = [9, 5];
        const x = randomNumbers(T * B * 3, rng);
        const dOutput = randomNumbers(T * B * 2, rng);
        const passes = [net, plain].map((one) => one.forward(x, { T, B }));
        const gradients = [net, plain].map((one, i) => one.backward(passes[i], { dOutput }));
        passes[0].output.forEach((y, i) => expect(y).toBeCloseTo(passes[1].output[i], 5));
        gradients[0].dx.forEach((d, i) => expect(d).toBeCloseTo(gradients[1].dx[i], 4));
        net.grad.forEach((d, i) => expect(d).toBeCloseTo(plain.grad[i], 3));
        expect(Math.hypot(...plain.grad)).toBeGreaterThan(1);
      }
    });

    it('says when its memory is full', () => {
      expect(() => make().allocate('float32', 2 ** 20)).toThrow(/memory: expected at most 2097152 bytes/);
    });
  });
}
