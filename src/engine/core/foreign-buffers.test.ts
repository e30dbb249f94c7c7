import { describe, expect, it } from 'vitest';
import {
  Adam,
  CheckpointedBptt,
  clipGradNorm,
  crossEntropy,
  Gradients,
  Network,
  Rng,
  squaredError,
  Trace,
  TruncatedBptt,
  typescript,
  type FloatArray,
  type NetworkSpec
} from '../index.ts';
import { cellNames, cells, machines, randomNumbers } from '../testing.ts';

/** Buffers as they come from anywhere: the JavaScript heap, the middle of a longer array, another backend's memory. */
const elsewhere = {
  'on the heap': (dtype: string, length: number) =>
    dtype === 'float32' ? new Float32Array(length) : new Float64Array(length),
  'in the middle of a longer array': (_: string, length: number) =>
    new Float32Array(length + 7).subarray(3, length + 3),
  'in the memory of another backend': machines[1].backend().allocate
};

const [T, B, V] = [6, 3, 5];
const H = 7;

for (const { name: backendName, backend, network } of machines) {
  describe(`on ${backendName}, buffers`, () => {
    for (const [place, allocate] of Object.entries(elsewhere)) {
      for (const name of cellNames) {
        it(`${place} give a ${name} the very numbers of its own`, () => {
          const spec: NetworkSpec = {
            ...cells[name],
            inputSize: V,
            hiddenSize: H,
            numLayers: 2,
            outputSize: V
          };
          const rng = new Rng(1);
          const own = new Network(spec, { backend: backend() }).init(rng);
          const foreign = new Network(spec, { backend: backend(), allocate });
          foreign.loadStateDict(own.stateDict());
          const tokens = Int32Array.from({ length: T * B }, () => rng.int(V));
          const x = randomNumbers(T * B * V, rng);
          const targets = Array.from({ length: T * B }, () => rng.int(V));
          const train = (
            net: Network,
            input: Int32Array | Float64Array,
            allocate?: typeof typescript.allocate
          ) => {
            const trace = new Trace(net, T, B, input instanceof Int32Array, allocate);
            const gradients = new Gradients(trace, allocate);
            const adam = new Adam(net);
            const losses = [1, 2].map(() => {
              net.forward(input, { T, B, reuse: trace });
              const { loss, dLogits } = crossEntropy(trace, targets, { into: gradients });
              net.zeroGrad();
              net.backward(trace, { dOutput: dLogits, reuse: gradients });
              clipGradNorm(net, 0.1);
              adam.step();
              return loss;
            });
            return { losses, data: [...net.data], output: [...trace.output], dx: [...gradients.dx] };
          };
          for (const input of [tokens, x]) {
            const expected = train(own, input);
            expect(train(foreign, input, allocate)).toEqual(expected);
          }
        });
      }

      it(`${place} serve checkpoints as its own do`, () => {
        const net = network({ cell: 'gru', inputSize: 2, hiddenSize: H, outputSize: 1 }).init(new Rng(2));
        const x = randomNumbers(2 * T, new Rng(3));
        const lossOf = (output: FloatArray) =>
          squaredError(output, new Float32Array(output.length).fill(0.5));
        const run = (options: { allocate?: typeof typescript.allocate }) => {
          net.zeroGrad();
          const { loss, dh0 } = new CheckpointedBptt(net, T, 1, { checkpoints: 2, ...options }).run(
            x,
            lossOf
          );
          return { loss, dh0: [...dh0], grad: [...net.grad] };
        };
        expect(run({ allocate })).toEqual(run({}));
      });
    }

    it('of another kind or length than was asked for are refused', () => {
      const net = network({ cell: 'rnn', inputSize: 1, hiddenSize: 1 });
      const wrong: [(dtype: string, length: number) => unknown, string][] = [
        [
          (_, length) => new Float64Array(length),
          'allocate: expected a Float32Array of 8 numbers, got Float64Array of 64 bytes'
        ],
        [
          (_, length) => new Float32Array(length - 1),
          'allocate: expected a Float32Array of 8 numbers, got Float32Array of 28 bytes'
        ],
        [
          (_, length) => new Array(length).fill(0),
          'allocate: expected a Float32Array of 8 numbers, got an array of 8'
        ],
        [() => undefined, 'allocate: expected a Float32Array of 8 numbers, got undefined']
      ];
      for (const [allocate, message] of wrong) {
        expect(() => new Trace(net, 2, 1, false, allocate as typeof typescript.allocate)).toThrow(message);
      }
    });

    it('that were transferred to another thread are missed before anything is computed', () => {
      const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1 }, { backend: backend() });
      const trace = net.forward([1], { T: 1 });
      structuredClone(trace.block, { transfer: [trace.block.buffer] });
      const message = 'reuse: expected one that has its buffers, got one whose buffers were transferred';
      expect(() => net.forward([1], { T: 1, reuse: trace })).toThrow(message);
    });
  });

  describe(`on ${backendName}, the gradient of a cross-entropy`, () => {
    it('is right where nothing is reused', () => {
      const net = network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, outputSize: 2 });
      net.set('head.weight', [1, -0.29]);
      net.set('weight_ih_l0', [10]);
      const trace = net.forward([1], { T: 1 });
      const { loss, dLogits } = crossEntropy(trace, [0]);
      const share = 1 / (1 + Math.exp(1.29));
      expect(dLogits[0]).toBeCloseTo(-share, 6);
      expect(dLogits[1]).toBeCloseTo(share, 6);
      expect(loss).toBeCloseTo(-Math.log(1 - share), 6);
    });

    it('is that of the same logits as plain numbers, at any size, and leaves the network as it is', () => {
      const net = network({ cell: 'lstm', inputSize: 64, hiddenSize: 8, outputSize: 64 }).init(new Rng(1));
      const before = net.data.slice();
      const tokens = Int32Array.from({ length: 64 }, (_, t) => t);
      const targets = tokens.map((token) => (token + 1) % 64);
      const trace = net.forward(tokens, { T: 64 });
      const plain = crossEntropy(Array.from(trace.output), targets, { T: 64, V: 64 });
      for (const { loss, dLogits } of [
        crossEntropy(trace, targets),
        crossEntropy(trace, targets, { into: new Gradients(trace) }),
        crossEntropy(trace.output, targets, { T: 64, V: 64 })
      ]) {
        expect(loss).toBeCloseTo(plain.loss, 5);
        dLogits.forEach((d, i) => expect(d).toBeCloseTo(plain.dLogits[i], 6));
      }
      expect(net.data).toEqual(before);
      expect(net.forward(tokens, { T: 64 }).output).toEqual(trace.output);
    });

    it('goes into gradients of the same network and size alone', () => {
      const spec = { cell: 'rnn', inputSize: 1, hiddenSize: 1, outputSize: 2 } as const;
      const net = network(spec);
      const trace = net.forward([1, 2], { T: 2 });
      const other = network(spec);
      const expected = 'into: expected Gradients of the same network, T 2, B 1, got ';
      for (const [into, got] of [
        [new Gradients(other.forward([1, 2], { T: 2 })), 'others, of T 2, B 1'],
        [new Gradients(net.forward([1], { T: 1 })), 'others, of T 1, B 1'],
        [new Float32Array(4), 'Float32Array']
      ] as const) {
        expect(() => crossEntropy(trace, [0, 1], { into: into as Gradients })).toThrow(expected + got);
      }
      const headless = network({ ...spec, outputSize: 0 });
      const states = headless.forward([1], { T: 1 });
      expect(() => crossEntropy(states, [0], { into: new Gradients(states) })).toThrow(
        'into: expected nothing (the network has no head), got Gradients'
      );
    });
  });

  describe(`on ${backendName}, a caller who reuses nothing`, () => {
    const spec: NetworkSpec = { cell: 'lstm', inputSize: 4, hiddenSize: 16, outputSize: 4 };
    // Room for some two hundred states, or a few passes.
    const small = () => new Network(spec, { backend: backend(2 ** 18) }).init(new Rng(1));

    it('never runs out of memory, whatever is called how often, and gets what reuse gets', () => {
      const net = small();
      const rng = new Rng(2);
      const targets = [0, 1, 2, 3, 0, 1, 2, 3];
      const tokens = Int32Array.from({ length: 8 }, () => rng.int(4));
      const trace = new Trace(net, 8, 1, true);
      const gradients = new Gradients(trace);
      net.forward(tokens, { T: 8, reuse: trace });
      net.backward(trace, { dOutput: crossEntropy(trace, targets).dLogits, reuse: gradients });
      const expected = { output: trace.output.slice(), grad: net.grad.slice(), dh0: gradients.dh0.slice() };
      let state = net.zeroState();
      for (let i = 0; i < 3000; i++) {
        const { length } = tokens.subarray(0, 1 + (i % 8));
        const own = net.forward(tokens, { T: 8 });
        net.zeroGrad();
        const { dh0 } = net.backward(own, { dOutput: crossEntropy(own, targets).dLogits });
        if (i % 500 === 0) {
          expect({ output: own.output, grad: net.grad, dh0 }).toEqual(expected);
          expect(net.clone().forward(tokens, { T: 8 }).output).toEqual(expected.output);
        }
        net.forward(tokens.subarray(0, length), { T: length });
        net.clone();
        net.zeroState(4);
        state = net.step(tokens.subarray(0, 1), state).state;
      }
      const walked = new Trace(net, 3000, 1, true, typescript.allocate);
      expect(walked.T).toBe(3000);
      expect(state.h.every(Number.isFinite)).toBe(true);
    });

    it('gets sequences that grow step by step', () => {
      const net = small();
      const rng = new Rng(3);
      const tokens = Int32Array.from({ length: 120 }, () => rng.int(4));
      let last = net.forward(tokens.subarray(0, 1), { T: 1 });
      for (let T = 2; T <= 120; T++) {
        const next = net.forward(tokens.subarray(0, T), { T });
        expect(next.h(0, T - 2)).toEqual(last.hn);
        net.backward(next, { dHn: next.hn });
        last = next;
      }
    });

    it('may make copies that learn, and keeps the network as it is', () => {
      const net = small();
      const before = net.data.slice();
      for (let i = 0; i < 300; i++) {
        const copy = net.clone();
        const adam = new Adam(copy);
        const own = copy.forward(Int32Array.of(1), { T: 1 });
        copy.backward(own, { dOutput: crossEntropy(own, [2]).dLogits });
        adam.step();
        expect(copy.data).not.toEqual(before);
      }
      expect(net.data).toEqual(before);
    });
  });
}

describe('a memory', () => {
  it('hands out zeros, also where buffers from elsewhere have been', () => {
    const own = machines[1].backend(2 ** 18);
    own.scale(new Float32Array(30_000).fill(1), 2);
    for (let i = 0; i < 3; i++) expect(own.allocate('float32', 20_000).every((n) => n === 0)).toBe(true);
  });
});

describe('a memory that is full', () => {
  it('says so by its name, and what is there goes on as before', () => {
    const net = new Network(
      { cell: 'rnn', inputSize: 1, hiddenSize: 8 },
      { backend: machines[1].backend(2 ** 17) }
    ).init(new Rng(1));
    const expected = net.forward([1, 2], { T: 2 }).output;
    expect(() => new TruncatedBptt(net, 10_000, 1)).toThrow('net: expected a network with a head, got none');
    expect(() => new Trace(net, 10_000, 1)).toThrow('memory: expected at most 131072 bytes');
    expect(() => net.forward(new Float32Array(10_000), { T: 10_000 })).toThrow(
      'memory: expected at most 131072'
    );
    expect(net.forward([1, 2], { T: 2 }).output).toEqual(expected);
  });
});
