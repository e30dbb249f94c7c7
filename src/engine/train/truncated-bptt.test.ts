import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  Adam,
  clipGradNorm,
  crossEntropy,
  gradcheck,
  loadWeights,
  Network,
  optimiser,
  OPTIMISERS,
  Rng,
  sampleToken,
  saveNetwork,
  Trace,
  TruncatedBptt,
  type Backend,
  type NetworkSpec
} from '../index.ts';
import { cellNames, cells, network, onEveryBackend, randomNumbers, type Machine } from '../testing.ts';

const V = 5;
const spec: NetworkSpec = { cell: 'lstm', inputSize: V, hiddenSize: 7, outputSize: V };
const randomTokens = (n: number, rng: Rng) => Int32Array.from({ length: n }, () => rng.int(V));

/** The chunk with this number of a text that counts 0, 2, 4, 1, 3, … , read by B readers from places of their own. */
function counting(chunk: number, T: number, B: number) {
  const tokenAt = (i: number, ahead: number) => ((chunk * T + Math.floor(i / B) + (i % B) + ahead) * 2) % V;
  const read = (ahead: number) => Int32Array.from({ length: T * B }, (_, i) => tokenAt(i, ahead));
  return { tokens: read(0), targets: read(1) };
}

describe('tokens', () => {
  for (const name of cellNames) {
    onEveryBackend(`give a ${name} what one-hot vectors give it, forward and backward`, ({ network }) => {
      const rng = new Rng(2);
      const net = network({ ...spec, ...cells[name], numLayers: 2 }).init(rng);
      const [T, B] = [6, 3];
      const tokens = randomTokens(T * B, rng);
      const oneHot = new Float32Array(T * B * V);
      tokens.forEach((token, r) => (oneHot[r * V + token] = 1));
      const dOutput = randomNumbers(T * B * V, rng);
      const byTokens = net.forward(tokens, { T, B });
      net.backward(byTokens, { dOutput });
      const gradient = net.grad.slice();
      net.zeroGrad();
      const byVectors = net.forward(oneHot, { T, B });
      net.backward(byVectors, { dOutput });
      const far = (a: ArrayLike<number>, b: ArrayLike<number>) =>
        Array.from(a).reduce((worst, n, i) => Math.max(worst, Math.abs(n - b[i])), 0);
      expect(far(byTokens.output, byVectors.output)).toBeLessThan(1e-6);
      expect(far(gradient, net.grad)).toBeLessThan(1e-5);
    });
  }

  for (const embeddingSize of [0, 3]) {
    it(`have gradients that agree with finite differences (embedding: ${embeddingSize})`, () => {
      const rng = new Rng(3);
      const net = network({ ...spec, embeddingSize }).init(rng);
      const targets = randomTokens(8, rng);
      const x = randomTokens(8, rng);
      const { worst, tensors } = gradcheck(
        net,
        ({ output }) => {
          const { loss, dLogits } = crossEntropy(output, targets, { T: 4, B: 2, V });
          return { loss, dOutput: dLogits };
        },
        { x, T: 4, B: 2 }
      );
      expect(tensors.map(({ name }) => name)).toEqual([...net.names, 'h0', 'c0']);
      expect(net.names.includes('embedding.weight')).toBe(embeddingSize > 0);
      expect(worst).toBeLessThan(1e-7);
    });
  }

  it('outside the vocabulary are refused, and so is a trace of the other kind', () => {
    const net = network(spec).init(new Rng(1));
    expect(() => net.forward(Int32Array.of(0, 5), { T: 2 })).toThrow(
      'x[1]: expected a token from 0 to 4, got 5'
    );
    expect(() => net.forward(new Int32Array(3), { T: 2 })).toThrow('expected 2 tokens (T 2 × B 1), got 3');
    const reuse = net.forward(new Int32Array(2), { T: 2 });
    expect(() => net.forward(new Float32Array(2 * V), { T: 2, reuse })).toThrow(
      'reuse: expected a trace of numbers, got one of tokens'
    );
  });
});

describe('truncated backpropagation', () => {
  onEveryBackend('carries the state on, so that chunks give the losses of the whole', ({ network }) => {
    const rng = new Rng(4);
    const net = network(spec).init(rng);
    const [T, B] = [4, 2];
    const tokens = randomTokens(2 * T * B, rng);
    const targets = randomTokens(2 * T * B, rng);
    const whole = new TruncatedBptt(net, 2 * T, B).run(tokens, targets);
    const chunks = new TruncatedBptt(net, T, B);
    const losses = [0, T * B].map(
      (at) => chunks.run(tokens.slice(at, at + T * B), targets.slice(at, at + T * B)).loss
    );
    expect((losses[0] + losses[1]) / 2).toBeCloseTo(whole.loss, 6);
    chunks.reset(1);
    expect(Array.from(chunks.state.h).map((n) => n === 0)).toEqual(
      Array.from({ length: 14 }, (_, i) => i >= 7)
    );
  });

  onEveryBackend(
    'takes a chunk back that was evaluated, so that reading it again gives the same to the bit',
    ({ network }) => {
      for (const name of cellNames) {
        const rng = new Rng(5);
        const net = network({ ...spec, ...cells[name], numLayers: 2 }).init(rng);
        const bptt = new TruncatedBptt(net, 4, 3);
        bptt.run(randomTokens(12, rng), randomTokens(12, rng));
        const before = { hn: bptt.trace.hn.slice(), cn: bptt.trace.cn.slice() };
        const [tokens, targets] = [randomTokens(12, rng), randomTokens(12, rng)];
        const first = bptt.run(tokens, targets);
        const gradient = net.grad.slice();
        bptt.rewind();
        expect({ hn: bptt.trace.hn, cn: bptt.trace.cn }).toEqual(before);
        expect(bptt.evaluate(tokens, targets)).toEqual(first);
        net.grad.fill(1);
        bptt.backward();
        expect(net.grad).toEqual(gradient);
      }
    }
  );

  onEveryBackend('learns a text that repeats itself', ({ network }) => {
    const net = network(spec).init(new Rng(5), { forgetBias: 1 });
    const [T, B] = [5, 2];
    const bptt = new TruncatedBptt(net, T, B);
    const adam = new Adam(net, { lr: 0.02 });
    const losses: number[] = [];
    for (let step = 0; step < 60; step++) {
      const { tokens, targets } = counting(step, T, B);
      losses.push(bptt.run(tokens, targets).loss);
      clipGradNorm(net, 5);
      adam.step();
    }
    expect(losses[0]).toBeGreaterThan(1.4);
    expect(losses[59]).toBeLessThan(0.3);
    let { output, state } = net.step(Int32Array.of(0), net.zeroState());
    const read = (token: number) => ({ output, state } = net.step(Int32Array.of(token), state));
    for (const token of [2, 4]) read(token);
    const next = () => {
      const token = sampleToken(output, new Rng(1), { temperature: 0 });
      read(token);
      return token;
    };
    expect([next(), next(), next(), next()]).toEqual([1, 3, 0, 2]);
  });
});

describe('a saved run', () => {
  /** All that a run consists of, each kind of optimiser with its own memory. */
  const start = (
    { network }: Machine,
    seed: number,
    name: (typeof cellNames)[number],
    kind: (typeof OPTIMISERS)[number],
    embeddingSize: number
  ) => {
    const rng = new Rng(seed);
    const net = network({ ...spec, ...cells[name], embeddingSize }).init(rng);
    const options = {
      adam: { lr: 0.01 },
      rmsprop: { lr: 0.001, momentum: 0.5 },
      sgd: { lr: 0.1, momentum: 0.9 }
    };
    return { net, rng, optimiser: optimiser(kind, net, options[kind]), bptt: new TruncatedBptt(net, 3, 2) };
  };
  const advance = (run: ReturnType<typeof start>, steps: number) =>
    Array.from({ length: steps }, () => {
      const tokens = randomTokens(6, run.rng);
      const targets = randomTokens(6, run.rng);
      targets[1 + run.rng.int(5)] = -1;
      const { loss } = run.bptt.run(tokens, targets);
      clipGradNorm(run.net, 0.5);
      run.optimiser.step();
      return loss;
    });

  onEveryBackend(
    'goes on bit for bit where it is restored, whatever the cell, the optimiser and the place',
    (machine) => {
      fc.assert(
        fc.property(
          fc.constantFrom(...cellNames),
          fc.constantFrom(...OPTIMISERS),
          fc.constantFrom(0, 3),
          fc.nat(1000),
          fc.integer({ min: 1, max: 9 }),
          (name, kind, embeddingSize, seed, steps) => {
            const run = start(machine, seed, name, kind, embeddingSize);
            advance(run, steps);
            const { h, c } = run.bptt.state;
            const saved = {
              file: saveNetwork(run.net),
              memory: run.optimiser.memory.map((a) => a.slice()),
              steps: run.optimiser.steps,
              rng: run.rng.state,
              state: { h: Array.from(h), c: c && Array.from(c) }
            };
            const expected = advance(run, 5);

            const other = start(machine, seed + 7, name, kind, embeddingSize);
            loadWeights(other.net, saved.file);
            other.optimiser.memory.forEach((a, i) => a.set(saved.memory[i]));
            other.optimiser.steps = saved.steps;
            other.rng.state = saved.rng;
            other.bptt.state = saved.state;
            expect(advance(other, 5)).toEqual(expected);
            expect(other.net.data).toEqual(run.net.data);
          }
        ),
        { numRuns: 15 }
      );
    }
  );
});

describe('a training step', () => {
  /** How many buffers and views of buffers are made while `action` runs. */
  function buffersMadeBy(backend: Backend, action: () => void): number {
    let made = 0;
    const count = () => {
      made++;
    };
    for (const name of ['Float32Array', 'Float64Array', 'Int32Array'] as const) {
      const counted = new Proxy(globalThis[name], {
        construct(target, values, newTarget) {
          count();
          return Reflect.construct(target, values, newTarget) as object;
        }
      });
      vi.stubGlobal(name, counted);
    }
    const common = Object.getPrototypeOf(Float32Array.prototype) as Float32Array;
    const spies = [
      vi.spyOn(backend, 'allocate'),
      vi.spyOn(common, 'subarray'),
      vi.spyOn(common, 'slice'),
      vi.spyOn(common, 'map')
    ];
    try {
      action();
      return spies.reduce((sum, spy) => sum + spy.mock.calls.length, made);
    } finally {
      vi.unstubAllGlobals();
      for (const spy of spies) spy.mockRestore();
    }
  }

  for (const name of cellNames) {
    onEveryBackend(`of a ${name} makes no buffer after the first, nor does a sampled token`, (machine) => {
      const rng = new Rng(3);
      const backend = { ...machine.backend() };
      const { dtype } = machine;
      const net = new Network({ ...spec, ...cells[name], numLayers: 2, dtype }, { backend }).init(rng);
      const T = 6;
      const B = 3;
      const tokens = randomTokens(T * B, rng);
      const targets = randomTokens(T * B, rng);
      const bptt = new TruncatedBptt(net, T, B);
      const adam = new Adam(net);
      const trace = new Trace(net, 1, 1, true);
      const state = net.cell.hasC ? { h: trace.hn, c: trace.cn } : { h: trace.hn };
      const token = Int32Array.of(0);
      const step = () => {
        bptt.run(tokens, targets);
        clipGradNorm(net, 0.01);
        adam.step();
        net.step(token, state, trace);
        token[0] = sampleToken(trace.output, rng);
      };
      step();
      expect(buffersMadeBy(backend, () => new TruncatedBptt(net, T, B))).toBeGreaterThan(5);
      expect(
        buffersMadeBy(backend, () => {
          for (let i = 0; i < 3; i++) step();
        })
      ).toBe(0);
    });
  }
});
