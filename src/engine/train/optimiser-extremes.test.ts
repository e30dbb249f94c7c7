import { describe, expect, it } from 'vitest';
import {
  Adam,
  clipGradNorm,
  Network,
  optimiser,
  OPTIMISERS,
  RmsProp,
  Sgd,
  type OptimiserKind
} from '../index.ts';
import { machines } from '../testing.ts';

const spec = {
  cell: 'rnn',
  inputSize: 1,
  hiddenSize: 1,
  bias: false,
  outputSize: 5,
  headBias: false
} as const;

/** Seven weights: a vector of four, and a rest. */
function descend(
  net: Network,
  kind: OptimiserKind,
  options: object,
  gradients: readonly (readonly [size: number, times: number])[]
) {
  const one = optimiser(kind, net, options);
  for (const [size, times] of gradients) {
    // Every other weight is left alone by what the rest goes through.
    net.grad.forEach((_, i) => (net.grad[i] = i % 2 === 0 ? size : 1));
    for (let i = 0; i < times; i++) one.step();
  }
  return { weights: [...net.data], memory: one.memory };
}

for (const { name, backend, network } of machines) {
  describe(`on ${name}, a gradient whose square no float32 holds`, () => {
    for (const kind of ['adam', 'rmsprop'] as const) {
      for (const size of [1e21, -3e38]) {
        it(`stops no weight under ${kind}: it goes where it goes in float64 (${size})`, () => {
          const gradients = [
            [1, 10],
            [size, 1],
            [1, 100_000]
          ] as const;
          const exact = descend(new Network({ ...spec, dtype: 'float64' }), kind, { lr: 0.1 }, gradients);
          const { weights, memory } = descend(network(spec), kind, { lr: 0.1 }, gradients);
          weights.forEach((w, i) => {
            expect(Math.abs(w - exact.weights[i])).toBeLessThan(2e-3 * Math.abs(exact.weights[i]));
          });
          expect(Math.abs(weights[0])).toBeGreaterThan(0.1);
          for (const numbers of memory) expect(numbers.every(Number.isFinite)).toBe(true);
        });
      }
    }

    it('under SGD stops the velocity at the largest number there is', () => {
      const { weights, memory } = descend(network(spec), 'sgd', { lr: 1e-3, momentum: 0.9 }, [
        [3e38, 20],
        [0, 3000]
      ]);
      expect(weights.every(Number.isFinite)).toBe(true);
      expect(memory[0].every((v) => Math.abs(v) < 20)).toBe(true);
    });

    it('is no way to hide a gradient that is not finite', () => {
      for (const kind of OPTIMISERS) {
        const { weights } = descend(network(spec), kind, { lr: 0.1 }, [[Infinity, 1]]);
        expect(Number.isFinite(weights[0])).toBe(false);
        expect(Number.isFinite(weights[1])).toBe(true);
      }
    });
  });

  describe(`on ${name}, factors that no float32 holds`, () => {
    it('clip as they are', () => {
      const net = network(spec);
      net.grad.fill(1e30);
      expect(clipGradNorm(net, 1e-16)).toBeCloseTo(1e30 * Math.sqrt(7), -25);
      for (const g of net.grad) expect(g / (1e-16 / Math.sqrt(7))).toBeCloseTo(1, 5);
    });

    it('leave a norm that is not finite alone, and what it is the norm of', () => {
      for (const size of [Infinity, -Infinity, NaN]) {
        const net = network(spec);
        net.grad.fill(1);
        net.grad[2] = size;
        const before = net.grad.slice();
        expect(Number.isFinite(clipGradNorm(net, 1))).toBe(false);
        expect(net.grad).toEqual(before);
      }
    });

    it('let Adam stand still where there is no gradient, however small ε', () => {
      for (const eps of [1e-38, 1e-46, 1e-300]) {
        const net = network(spec);
        const adam = new Adam(net, { eps });
        adam.step();
        expect([...net.data].every((w) => w === 0)).toBe(true);
        net.grad.fill(2);
        adam.step();
        expect([...net.data].every((w) => w < 0 && w > -1)).toBe(true);
      }
    });

    it('let Adam go as far as TypeScript does, however large or small the rate', () => {
      for (const lr of [0, 1e-44, 1e37, 1e45]) {
        const run = (net: Network) => descend(net, 'adam', { lr }, [[1e-8, 3]]).weights;
        const expected = run(new Network(spec));
        run(network(spec)).forEach((w, i) => expect(w).toBeCloseTo(expected[i], lr > 1 ? -32 : 12));
      }
    });
  });

  describe(`on ${name}, an optimiser`, () => {
    it('is one of the three by its name, and has the same face', () => {
      for (const kind of OPTIMISERS) {
        const net = network(spec);
        net.grad.fill(1);
        const one = optimiser(kind, net, { lr: 0.5 });
        expect(one).toBeInstanceOf({ adam: Adam, rmsprop: RmsProp, sgd: Sgd }[kind]);
        one.step();
        expect([one.lr, one.steps, one.memory.map(({ length }) => length)]).toEqual([
          0.5,
          1,
          kind === 'sgd' ? [7] : [7, 7]
        ]);
        expect(net.data[0]).toBeLessThan(0);
      }
    });

    it('refuses a rate that is no number in mid-run, a kind and a setting that it does not know', () => {
      const net = new Network(spec, { backend: backend() });
      const adam = new Adam(net);
      expect(() => (adam.lr = NaN)).toThrow('lr: expected a finite number ≥ 0, got NaN');
      expect(adam.lr).toBe(0.001);
      expect(() => optimiser('adma' as 'adam', net)).toThrow(
        "optimiser: expected 'adam' or 'rmsprop' or 'sgd', got 'adma'"
      );
      expect(() => optimiser('adam', net, { momentum: 0.9 })).toThrow(
        "options: expected only lr, beta1, beta2, eps, got 'momentum'"
      );
      expect(() => new Sgd({} as Network)).toThrow('net: expected a Network, got an object');
    });
  });
}
