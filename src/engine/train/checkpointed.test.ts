import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CheckpointedBptt,
  Rng,
  squaredError,
  type LossOfSteps,
  type Network,
  type NetworkSpec
} from '../index.ts';
import { cellNames, cells, network, onEveryBackend, randomNumbers } from '../testing.ts';

const cases = fc
  .record({
    name: fc.constantFrom(...cellNames),
    seed: fc.integer({ min: 0, max: 1e6 }),
    T: fc.integer({ min: 1, max: 17 }),
    B: fc.integer({ min: 1, max: 3 }),
    inputSize: fc.integer({ min: 1, max: 4 }),
    hiddenSize: fc.integer({ min: 1, max: 6 }),
    numLayers: fc.integer({ min: 1, max: 3 }),
    outputSize: fc.integer({ min: 0, max: 4 }),
    bias: fc.boolean(),
    tokens: fc.boolean()
  })
  .chain((sizes) =>
    fc.record({ sizes: fc.constant(sizes), checkpoints: fc.integer({ min: 1, max: sizes.T }) })
  );
type Sizes = (typeof cases extends fc.Arbitrary<infer Case> ? Case : never)['sizes'];

function setUp(
  { name, seed, T, B, tokens, ...sizes }: Sizes,
  make: (spec: NetworkSpec) => Network = network
) {
  const rng = new Rng(seed);
  const spec: NetworkSpec = { ...cells[name], ...sizes, dtype: 'float64' };
  const net = make(spec).init(rng);
  const x = tokens
    ? Int32Array.from({ length: T * B }, () => rng.int(sizes.inputSize))
    : randomNumbers(T * B * sizes.inputSize, rng);
  const state = () => randomNumbers(sizes.numLayers * B * sizes.hiddenSize, rng);
  const lstm = name === 'lstm';
  const around = {
    h0: state(),
    c0: lstm ? state() : undefined,
    dHn: state(),
    dCn: lstm ? state() : undefined
  };
  const width = sizes.outputSize || sizes.hiddenSize;
  const target = randomNumbers(T * B * width, rng);
  /** Half the sum of the squares. */
  const lossOf: LossOfSteps = (output, from, steps) => {
    const part = target.subarray(from * B * width, (from + steps) * B * width);
    const { loss, dOutput } = squaredError(output, part);
    const n = part.length;
    return { loss: (loss * n) / 2, dOutput: dOutput.map((d) => (d * n) / 2) };
  };
  return { net, x, around, lossOf };
}

/** The largest difference, against the largest number where that is above 1. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  let scale = 1;
  for (let i = 0; i < a.length; i++) {
    most = Math.max(most, Math.abs(a[i] - b[i]));
    scale = Math.max(scale, Math.abs(b[i]));
  }
  return most / scale;
}

describe('backpropagation with checkpoints', () => {
  onEveryBackend(
    'gives the gradient of the whole sequence to rounding, whatever the cell and the number of checkpoints',
    ({ network, dtype }) => {
      fc.assert(
        fc.property(cases, ({ sizes, checkpoints }) => {
          const { net, x, around, lossOf } = setUp(sizes, network);
          const { T, B, tokens } = sizes;
          const whole = net.forward(x, { T, B, h0: around.h0, c0: around.c0 });
          const { loss, dOutput } = lossOf(whole.output, 0, T);
          net.zeroGrad();
          const gradients = net.backward(whole, { dOutput, dHn: around.dHn, dCn: around.dCn });
          const grad = net.grad.slice();

          net.zeroGrad();
          const bptt = new CheckpointedBptt(net, T, B, { checkpoints, tokens });
          const result = bptt.run(x, lossOf, around);
          const near = dtype === 'float32' ? 1e-5 : 1e-12;
          expect(difference([result.loss], [loss])).toBeLessThan(near);
          expect(difference(net.grad, grad)).toBeLessThan(near);
          expect(difference(result.dh0, gradients.dh0)).toBeLessThan(near);
          expect(difference(result.dc0, gradients.dc0)).toBeLessThan(near);
        }),
        { numRuns: 50 }
      );
    }
  );

  it('brings the very bits of the whole pass back to the first state of an rnn and an lstm', () => {
    fc.assert(
      fc.property(
        cases.filter(({ sizes }) => sizes.name !== 'gru'),
        ({ sizes, checkpoints }) => {
          const { net, x, around } = setUp(sizes);
          const { T, B, tokens } = sizes;
          const whole = net.forward(x, { T, B, h0: around.h0, c0: around.c0 });
          // Each step's own loss, as the segments have it: the mean over another number of steps rounds otherwise.
          const targetOf: LossOfSteps = (output) => ({ loss: 0, dOutput: output.map((y) => y - 0.25) });
          const { dh0, dc0 } = net.backward(whole, { ...targetOf(whole.output, 0, T), ...around });
          const run = () => new CheckpointedBptt(net, T, B, { checkpoints, tokens }).run(x, targetOf, around);
          expect(run().dh0).toEqual(dh0);
          expect(run().dc0).toEqual(dc0);
        }
      )
    );
  });

  it('keeps no more states than it was allowed, and a trace of one segment', () => {
    fc.assert(
      fc.property(cases, ({ sizes, checkpoints }) => {
        const { net } = setUp(sizes);
        const { T, B, tokens, numLayers, hiddenSize } = sizes;
        const bptt = new CheckpointedBptt(net, T, B, { checkpoints, tokens });
        expect(bptt.checkpoints).toBeLessThanOrEqual(checkpoints);
        expect(bptt.segment).toBe(Math.ceil(T / checkpoints));
        expect(bptt.trace.T).toBe(bptt.segment);
        expect(bptt.h).toHaveLength(bptt.checkpoints * numLayers * B * hiddenSize);
      })
    );
  });

  it('gives the same bits when it is run again', () => {
    const { net, x, around, lossOf } = setUp({
      name: 'gru',
      seed: 3,
      T: 11,
      B: 2,
      inputSize: 2,
      hiddenSize: 4,
      numLayers: 2,
      outputSize: 3,
      bias: true,
      tokens: false
    });
    const bptt = new CheckpointedBptt(net, 11, 2, { checkpoints: 4 });
    const run = () => {
      net.zeroGrad();
      const { loss } = bptt.run(x, lossOf, around);
      return { loss, grad: net.grad.slice() };
    };
    expect(run()).toEqual(run());
  });

  it('refuses more checkpoints than steps, and a sequence of another length', () => {
    const { net } = setUp({
      name: 'lstm',
      seed: 1,
      T: 5,
      B: 1,
      inputSize: 2,
      hiddenSize: 3,
      numLayers: 1,
      outputSize: 1,
      bias: true,
      tokens: false
    });
    expect(() => new CheckpointedBptt(net, 5, 1, { checkpoints: 6 })).toThrow(
      'checkpoints: expected at most T 5, got 6'
    );
    const bptt = new CheckpointedBptt(net, 5, 1, { checkpoints: 2 });
    const lossOf: LossOfSteps = (output) => squaredError(output, new Float64Array(output.length));
    expect(() => bptt.run(new Float64Array(8), lossOf)).toThrow(
      'x: expected 10 numbers (T 5 × B 1 × inputSize 2)'
    );
    expect(() => bptt.run(new Float64Array(10), lossOf, { h0: [1] })).toThrow(
      'h0: expected 3 numbers (numLayers 1 × B 1 × hiddenSize 3), got 1'
    );
  });
});
