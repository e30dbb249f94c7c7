import { describe, expect, it } from 'vitest';
import {
  CheckpointedBptt,
  crossEntropy,
  gradientNorms,
  Gradients,
  Network,
  Rng,
  squaredError,
  Trace,
  TruncatedBptt,
  type FloatArray
} from '../index.ts';
import { cellNames, cells, machines, randomNumbers } from '../testing.ts';

const [T, B, H, L] = [4, 2, 3, 2];
const copy = (values: FloatArray) => Float64Array.from(values);

for (const { name: backendName, backend } of machines) {
  describe(`on ${backendName}, what goes in may lie in what comes out:`, () => {
    for (const name of cellNames) {
      const spec = { ...cells[name], inputSize: H, hiddenSize: H, numLayers: L, outputSize: H };
      const make = () => new Network(spec, { backend: backend() }).init(new Rng(1));
      const x = randomNumbers(T * B * H, new Rng(2));
      const reused = (net: Network) => {
        const trace = new Trace(net, T, B);
        net.forward(x, { T, B, reuse: trace });
        const gradients = new Gradients(trace);
        net.backward(trace, { dOutput: x, reuse: gradients });
        return { trace, gradients };
      };

      it(`the gradients that a ${name} is fed, in those that are reused`, () => {
        const net = make();
        const { trace, gradients } = reused(net);
        const all = (g: Gradients) => [g.dx, g.dh0, g.dc0, g.dy, ...g.layers.map(({ dh }) => dh)].map(copy);
        // Two layers' states side by side, as dHn wants them, wherever they happen to lie.
        const states = gradients.block.subarray(5, 5 + L * B * H);
        const feeds = (g: Gradients) => [
          { dHn: g.dh0 },
          { dHn: g.block.subarray(5, 5 + L * B * H) },
          { dOutput: g.dx },
          { dOutput: g.block.subarray(1, 1 + T * B * H), dHn: states },
          { dOutput: g.dy, dHn: g.dh0 },
          { dHn: net.grad.subarray(0, L * B * H) },
          ...(net.cell.hasC ? [{ dHn: g.dc0, dCn: g.dh0 }] : [])
        ];
        for (let i = 0; i < feeds(gradients).length; i++) {
          const run = (given: 'as it lies' | 'as a copy') => {
            net.zeroGrad();
            net.backward(trace, { dOutput: x, reuse: gradients });
            const feed = feeds(gradients)[i];
            const fed =
              given === 'as it lies'
                ? feed
                : Object.fromEntries(Object.entries(feed).map(([key, values]) => [key, copy(values)]));
            net.backward(trace, { ...fed, reuse: gradients });
            return [...all(gradients), copy(net.grad)];
          };
          expect(run('as it lies')).toEqual(run('as a copy'));
        }
      });

      it(`the state and the input of a ${name}, in the trace that is reused`, () => {
        const net = make();
        const feeds = (t: Trace) => [
          { x, h0: t.hn },
          { x, h0: t.block.subarray(3, 3 + L * B * H) },
          { x: t.output, h0: t.hn },
          { x: t.x, h0: t.x.subarray(0, L * B * H) },
          { x: t.block.subarray(7, 7 + T * B * H) },
          ...(net.cell.hasC
            ? [
                { x, h0: t.cn, c0: t.hn },
                { x, c0: t.block.subarray(9, 9 + L * B * H) }
              ]
            : [])
        ];
        for (let i = 0; i < feeds(reused(net).trace).length; i++) {
          const run = (given: 'as it lies' | 'as a copy') => {
            const { trace } = reused(net);
            const feed = feeds(trace)[i] as Record<string, FloatArray>;
            const { x: input, ...state } =
              given === 'as it lies'
                ? feed
                : Object.fromEntries(Object.entries(feed).map(([key, values]) => [key, copy(values)]));
            net.forward(input, { T, B, ...state, reuse: trace });
            return [copy(trace.output), copy(trace.hn), copy(trace.cn)];
          };
          expect(run('as it lies')).toEqual(run('as a copy'));
        }
      });

      it(`the states around a ${name} with checkpoints, in what it returned last time`, () => {
        const net = make();
        const lossOf = (output: FloatArray) => squaredError(output, new Float32Array(output.length));
        const bptt = new CheckpointedBptt(net, T, B, { checkpoints: 2 });
        const run = (given: 'as it lies' | 'as a copy') => {
          const { dh0, dc0 } = bptt.run(x, lossOf);
          const lying = {
            h0: bptt.h.subarray(2, 2 + L * B * H),
            dHn: dh0,
            dCn: net.cell.hasC ? dc0 : undefined
          };
          const around =
            given === 'as it lies'
              ? lying
              : { h0: copy(lying.h0), dHn: copy(dh0), dCn: net.cell.hasC ? copy(dc0) : undefined };
          net.zeroGrad();
          const result = bptt.run(x, lossOf, around);
          return [result.loss, copy(result.dh0), copy(result.dc0), copy(net.grad)];
        };
        expect(run('as it lies')).toEqual(run('as a copy'));
      });
    }

    it('the gradient of a later part, in the gradients of an earlier one', () => {
      const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1 }, { backend: backend() }).init(
        new Rng(4)
      );
      const first = net.forward([0.3], { T: 1 });
      const second = net.forward([0.5], { T: 1, h0: first.hn });
      const g = net.backward(second, { dHn: [1] });
      const expected = net.backward(first, { dHn: Array.from(g.dh0) }).dx[0];
      expect(net.backward(first, { dHn: g.dh(0, -1), reuse: g }).dx[0]).toBe(expected);
      expect(expected).not.toBe(0);
    });

    it('the gradient whose norms are asked for', () => {
      const net = new Network({ cell: 'lstm', inputSize: 1, hiddenSize: 2 }, { backend: backend() }).init(
        new Rng(5)
      );
      const trace = net.forward([1, 2, 3], { T: 3 });
      const reuse = net.backward(trace, { dHn: [1, 2], dCn: [0.5, 1] });
      const expected = gradientNorms(trace, { dHn: [...reuse.dh0], dCn: [...reuse.dc0] });
      expect(gradientNorms(trace, { dHn: reuse.dh(0, -1), dCn: reuse.dc(0, -1), reuse })).toEqual(expected);
    });

    it('the two halves of a state that is carried', () => {
      const net = new Network(
        { cell: 'lstm', inputSize: 2, hiddenSize: 2, outputSize: 2 },
        { backend: backend() }
      );
      const bptt = new TruncatedBptt(net, 1, 1);
      bptt.state = { h: [1, 2], c: [3, 4] };
      const { h, c } = bptt.state;
      if (!c) throw new Error('an lstm has a c');
      bptt.state = { h: c, c: h };
      expect([Array.from(bptt.state.h), Array.from(c)]).toEqual([
        [3, 4],
        [1, 2]
      ]);
    });

    it('weights that change places', () => {
      const net = new Network(
        { cell: 'gru', inputSize: 2, hiddenSize: 2, numLayers: 2 },
        { backend: backend() }
      );
      net.init(new Rng(6));
      const before = net.stateDict();
      const here = (name: string) => net.parameter(name);
      const swapped = { ...before, weight_hh_l0: here('weight_hh_l1'), weight_hh_l1: here('weight_hh_l0') };
      net.loadStateDict(swapped);
      expect(net.stateDict()).toEqual({
        ...before,
        weight_hh_l0: before.weight_hh_l1,
        weight_hh_l1: before.weight_hh_l0
      });
    });
  });
}

describe('a loss', () => {
  it('may put its gradient where its logits, outputs or targets lie', () => {
    const numbers = () => Float32Array.from([1, 2, 3, 4, 5, 6]);
    const of = (from: number, to: number) => numbers().slice(from, to);
    const expected = crossEntropy(of(0, 4), [1, 0], { T: 2, V: 2 });
    for (const [from, to] of [
      [0, 4],
      [1, 5],
      [2, 6]
    ]) {
      const block = numbers();
      const result = crossEntropy(block.subarray(0, 4), [1, 0], {
        T: 2,
        V: 2,
        reuse: block.subarray(from, to)
      });
      expect([result.loss, [...result.dLogits]]).toEqual([expected.loss, [...expected.dLogits]]);
    }
    const squared = squaredError(of(0, 4), of(1, 5));
    for (const [from, to] of [
      [0, 4],
      [1, 5],
      [2, 6]
    ]) {
      const block = numbers();
      const { loss, dOutput } = squaredError(
        block.subarray(0, 4),
        block.subarray(1, 5),
        block.subarray(from, to)
      );
      expect([loss, [...dOutput]]).toEqual([squared.loss, [...squared.dOutput]]);
    }
  });
});
