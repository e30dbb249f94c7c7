import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  Adam,
  clipGradNorm,
  crossEntropy,
  gradcheck,
  loadWeights,
  LossMeter,
  Network,
  readChunk,
  RmsProp,
  Rng,
  Sampler,
  sampleToken,
  saveNetwork,
  Sgd,
  TruncatedBptt,
  type Backend,
  type NetworkSpec
} from '../index.ts';
import { cellNames, cells, network, randomNumbers, testBackend } from '../testing.ts';

const V = 5;
const spec: NetworkSpec = { cell: 'lstm', inputSize: V, hiddenSize: 7, outputSize: V };
const randomTokens = (n: number, rng: Rng) => Int32Array.from({ length: n }, () => rng.int(V));

describe('tokens', () => {
  for (const name of cellNames) {
    it(`give a ${name} what one-hot vectors give it, forward and backward`, () => {
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
  it('carries the state on, so that chunks give the losses of the whole', () => {
    const rng = new Rng(4);
    const net = network(spec).init(rng);
    const [T, B] = [4, 2];
    const tokens = randomTokens(2 * T * B, rng);
    const targets = randomTokens(2 * T * B, rng);
    const whole = new TruncatedBptt(net, 2 * T, B).run(tokens, targets);
    const chunks = new TruncatedBptt(net, T, B);
    const meter = new LossMeter();
    for (const at of [0, T * B]) {
      meter.add(chunks.run(tokens.slice(at, at + T * B), targets.slice(at, at + T * B)));
    }
    expect(meter.mean).toBeCloseTo(whole.loss, 6);
    chunks.reset(1);
    expect(Array.from(chunks.state.h).map((n) => n === 0)).toEqual(
      Array.from({ length: 14 }, (_, i) => i >= 7)
    );
  });

  it('takes a chunk back that was evaluated, so that reading it again gives the same to the bit', () => {
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
  });

  it('learns a text that repeats itself', () => {
    const net = network(spec).init(new Rng(5), { forgetBias: 1 });
    const text = Int32Array.from({ length: 61 }, (_, i) => (i * 2) % V);
    const bptt = new TruncatedBptt(net, 5, 2);
    const adam = new Adam(net, { lr: 0.02 });
    const tokens = new Int32Array(10);
    const targets = new Int32Array(10);
    const losses: number[] = [];
    for (let step = 0, at = 0; step < 60; step++) {
      if (at === 0) bptt.reset();
      at = readChunk(text, { T: 5, B: 2, at }, tokens, targets);
      losses.push(bptt.run(tokens, targets).loss);
      clipGradNorm(net, 5);
      adam.step();
    }
    expect(losses[0]).toBeGreaterThan(1.4);
    expect(losses[59]).toBeLessThan(0.3);
    const sampler = new Sampler(net, new Rng(1), { temperature: 0 });
    for (const token of [0, 2, 4]) sampler.read(token);
    expect([1, 2, 3, 4].map(() => sampler.next())).toEqual([1, 3, 0, 2]);
  });

  it('reads each stretch of a text once, every target the token after', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(30),
        (B, T, more) => {
          const text = Int32Array.from({ length: B + 1 + more }, (_, i) => i);
          const seen: number[] = [];
          let at = 0;
          do {
            const tokens = new Int32Array(T * B);
            const targets = new Int32Array(T * B);
            at = readChunk(text, { T, B, at }, tokens, targets);
            targets.forEach((target, i) => {
              if (target < 0) return;
              expect(target).toBe(tokens[i] + 1);
              seen.push(tokens[i]);
            });
          } while (at > 0);
          const all = B * Math.floor((text.length - 1) / B);
          expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: all }, (_, i) => i));
        }
      )
    );
  });
});

describe('a saved run', () => {
  /** All that a run consists of, each kind of optimiser with its own memory. */
  const start = (seed: number, name: (typeof cellNames)[number], kind: number, embeddingSize: number) => {
    const rng = new Rng(seed);
    const net = network({ ...spec, ...cells[name], embeddingSize }).init(rng);
    const optimiser = [
      () => new Adam(net, { lr: 0.01 }),
      () => new RmsProp(net, { lr: 0.001, momentum: 0.5 }),
      () => new Sgd(net, { lr: 0.1, momentum: 0.9 })
    ][kind]();
    return { net, rng, optimiser, bptt: new TruncatedBptt(net, 3, 2), at: 0 };
  };
  type Run = ReturnType<typeof start>;
  const memory = ({ optimiser: o }: Run) =>
    o instanceof Adam ? [o.m, o.v] : o instanceof RmsProp ? [o.v, o.velocity] : [o.velocity];
  const advance = (run: Run, text: Int32Array, steps: number) => {
    const tokens = new Int32Array(6);
    const targets = new Int32Array(6);
    const losses: number[] = [];
    for (let step = 0; step < steps; step++) {
      if (run.at === 0) run.bptt.reset();
      run.at = readChunk(text, { T: 3, B: 2, at: run.at }, tokens, targets);
      targets[run.rng.int(6)] = -1;
      targets[0] = text[0];
      losses.push(run.bptt.run(tokens, targets).loss);
      clipGradNorm(run.net, 0.5);
      run.optimiser.step();
    }
    return losses;
  };

  it('goes on bit for bit where it is restored, whatever the cell, the optimiser and the place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cellNames),
        fc.nat(2),
        fc.constantFrom(0, 3),
        fc.nat(1000),
        fc.integer({ min: 1, max: 9 }),
        (name, kind, embeddingSize, seed, steps) => {
          const text = randomTokens(23, new Rng(seed + 1));
          const run = start(seed, name, kind, embeddingSize);
          advance(run, text, steps);
          const { h, c } = run.bptt.state;
          const saved = {
            file: saveNetwork(run.net),
            memory: memory(run).map((a) => a.slice()),
            t: run.optimiser instanceof Adam ? run.optimiser.t : 0,
            rng: run.rng.state,
            state: { h: Array.from(h), c: c && Array.from(c) },
            at: run.at
          };
          const expected = advance(run, text, 5);

          const other = start(seed + 7, name, kind, embeddingSize);
          loadWeights(other.net, saved.file);
          memory(other).forEach((a, i) => a.set(saved.memory[i]));
          if (other.optimiser instanceof Adam) other.optimiser.t = saved.t;
          other.rng.state = saved.rng;
          other.bptt.state = saved.state;
          other.at = saved.at;
          expect(advance(other, text, 5)).toEqual(expected);
          expect(other.net.data).toEqual(run.net.data);
        }
      ),
      { numRuns: 40 }
    );
  });
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
    it(`of a ${name} makes no buffer after the first, nor does a sampled token`, () => {
      const rng = new Rng(3);
      const backend = { ...testBackend() };
      const net = new Network({ ...spec, ...cells[name], numLayers: 2 }, { backend }).init(rng);
      const T = 6;
      const B = 3;
      const text = randomTokens(200, rng);
      const tokens = new Int32Array(T * B);
      const targets = new Int32Array(T * B);
      const bptt = new TruncatedBptt(net, T, B);
      const adam = new Adam(net);
      const sampler = new Sampler(net, rng);
      let at = 0;
      const step = () => {
        at = readChunk(text, { T, B, at }, tokens, targets);
        bptt.run(tokens, targets);
        clipGradNorm(net, 0.01);
        adam.step();
        sampler.next();
      };
      sampler.read(0);
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

describe('losses', () => {
  it('of chunks are weighed by their predictions', () => {
    const meter = new LossMeter();
    meter.add({ loss: Math.log(2), count: 1 });
    meter.add({ loss: Math.log(8), count: 3 });
    expect(meter.bits).toBeCloseTo(2.5, 12);
    expect(meter.perplexity).toBeCloseTo(2 ** 2.5, 12);
  });
});

describe('sampling', () => {
  const logits = [Math.log(1), Math.log(2), Math.log(4), Math.log(3)];
  const shares = (options: Parameters<typeof sampleToken>[2]) => {
    const rng = new Rng(9);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) counts[sampleToken(logits, rng, options)] += 1 / 4000;
    return counts;
  };
  const near = (counts: number[], expected: number[]) =>
    counts.every((n, i) => (expected[i] === 0 ? n === 0 : Math.abs(n - expected[i]) < 0.04));

  it('draws in proportion, sharper at low temperature, from the k most likely alone', () => {
    expect(near(shares({}), [0.1, 0.2, 0.4, 0.3])).toBe(true);
    expect(near(shares({ temperature: 0.5 }), [1 / 30, 4 / 30, 16 / 30, 9 / 30])).toBe(true);
    expect(near(shares({ topK: 2 }), [0, 0, 4 / 7, 3 / 7])).toBe(true);
    expect(shares({ temperature: 0 })[2]).toBeCloseTo(1);
  });

  it('gives the same tokens for the same seed, and refuses logits that are not numbers', () => {
    const net = network(spec).init(new Rng(1));
    const draw = () => {
      const sampler = new Sampler(net, new Rng(7));
      sampler.read(0);
      return Array.from({ length: 20 }, () => sampler.next());
    };
    expect(draw()).toEqual(draw());
    expect(() => sampleToken([0, NaN], new Rng(1))).toThrow('logits[1]: expected a finite number, got NaN');
  });
});
