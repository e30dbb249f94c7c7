import { describe, expect, it } from 'vitest';
import { crossEntropy, gradcheck, Rng, squaredError, type LossOf } from '../index.ts';
import { cellNames, cells, network, randomNumbers, repeatedOnes } from '../testing.ts';

const T = 4;
const B = 2;
const V = 3;

const losses: Record<string, { outputSize: number; lossOf: (rng: Rng, H: number, L: number) => LossOf }> = {
  'cross-entropy behind a head': {
    outputSize: V,
    lossOf: () => (trace) => {
      const { loss, dLogits } = crossEntropy(trace.output, [0, 1, -1, 2, 1, 1, 0, 2], { T, B, V });
      return { loss, dOutput: dLogits };
    }
  },
  'squared error behind a head': {
    outputSize: 2,
    lossOf: (rng) => {
      const target = randomNumbers(T * B * 2, rng);
      return (trace) => squaredError(trace.output, target);
    }
  },
  'squared error on the states themselves': {
    outputSize: 0,
    lossOf: (rng, H) => {
      const target = randomNumbers(T * B * H, rng);
      return (trace) => squaredError(trace.output, target);
    }
  },
  'a loss of the last states alone': {
    outputSize: 0,
    lossOf: (rng, H, L) => {
      const u = randomNumbers(L * B * H, rng);
      const v = randomNumbers(L * B * H, rng);
      const dot = (a: ArrayLike<number>, w: Float64Array) =>
        w.reduce((sum, n, i) => sum + n * (a[i] ?? 0), 0);
      return ({ hn, cn }) => ({
        loss: dot(hn, u) + dot(cn, v),
        dHn: u,
        dCn: cn.length > 0 ? v : undefined
      });
    }
  }
};

describe('every gradient agrees with finite differences to 1e-7', () => {
  for (const name of cellNames) {
    for (const numLayers of [1, 2, 3]) {
      for (const [lossName, { outputSize, lossOf }] of Object.entries(losses)) {
        it(`of a ${name} of ${numLayers} layers under ${lossName}`, () => {
          const rng = new Rng(numLayers * 1000 + name.length * 10 + outputSize);
          const H = 3;
          const spec = { ...cells[name], inputSize: 2, hiddenSize: H, numLayers, outputSize };
          const net = network(spec).init(rng);
          const state = () => randomNumbers(numLayers * B * H, rng);
          const result = gradcheck(net, lossOf(rng, H, numLayers), {
            x: randomNumbers(T * B * 2, rng),
            T,
            B,
            h0: state(),
            c0: name === 'lstm' ? state() : undefined
          });
          expect(result.tensors.map((tensor) => tensor.name)).toEqual([
            ...net.names,
            'x',
            'h0',
            ...(name === 'lstm' ? ['c0'] : [])
          ]);
          expect(result.worst).toBeLessThan(1e-7);
          expect(result.tensors.every(({ index, kinks }) => index >= 0 && kinks === 0)).toBe(true);
          expect(result.tensors.some(({ analytic }) => Math.abs(analytic) > 1e-6)).toBe(true);
        });
      }
    }
    it(`of a ${name} without biases behind a ReLU head`, () => {
      const rng = new Rng(5);
      const spec = { ...cells[name], inputSize: 2, hiddenSize: 4, bias: false, outputSize: 3 };
      const net = network({ ...spec, headActivation: 'relu' }).init(rng);
      const target = randomNumbers(T * B * 3, rng);
      const x = randomNumbers(T * B * 2, rng);
      const { worst, tensors } = gradcheck(net, ({ output }) => squaredError(output, target), { x, T, B });
      expect(worst).toBeLessThan(1e-7);
      expect(tensors.find((tensor) => tensor.name === 'head.weight')?.analytic).not.toBe(0);
    });
  }
});

describe('gradcheck', () => {
  const x = [0.3, -0.8, 1.1];
  const lossOf: LossOf = ({ output }) => squaredError(output, [0.5, -0.5, 0.25]);
  const small = () => network({ cell: 'gru', inputSize: 1, hiddenSize: 2, outputSize: 1 }).init(new Rng(3));

  it('reports the tensor and the entry whose gradient is wrong', () => {
    const net = network({ cell: 'gru', inputSize: 1, hiddenSize: 2, outputSize: 2 }).init(new Rng(3));
    const wrong: LossOf = ({ output }) => {
      const { loss, dOutput } = squaredError(output, [0.5, -0.5]);
      dOutput[1] *= 1.001;
      return { loss, dOutput };
    };
    const { worst, tensors } = gradcheck(net, wrong, { x: [0.3], T: 1 });
    expect(worst).toBeGreaterThan(1e-4);
    const bias = tensors.find(({ name }) => name === 'head.bias');
    expect(bias?.index).toBe(1);
    expect((bias?.analytic ?? NaN) / (bias?.numeric ?? NaN)).toBeCloseTo(1.001, 8);
  });

  it('calls a gradient that is not a number infinitely wrong', () => {
    const nan: LossOf = (trace) => ({ ...lossOf(trace), dOutput: [NaN, 0, 0] });
    expect(gradcheck(small(), nan, { x, T: 3 }).worst).toBe(Infinity);
  });

  it('leaves the network, its gradients and the input as they were', () => {
    const net = small();
    const before = [net.data.slice(), net.grad.slice()];
    gradcheck(net, lossOf, { x, T: 3 });
    expect([net.data, net.grad]).toEqual(before);
    expect(x).toEqual([0.3, -0.8, 1.1]);
  });

  it('sets entries on a kink of ReLU aside and says how many there were', () => {
    const { worst, tensors } = gradcheck(repeatedOnes(), ({ output }) => squaredError(output, [1, 1]), {
      x: [0, 1],
      T: 2
    });
    expect(tensors.reduce((sum, { kinks }) => sum + kinks, 0)).toBeGreaterThan(0);
    expect(worst).toBeLessThan(1e-7);
  });

  it('checks only the tensors asked for, and refuses a name it does not know', () => {
    const { tensors } = gradcheck(small(), lossOf, { x, T: 3, only: ['weight_hh_l0', 'x'] });
    expect(tensors.map(({ name }) => name)).toEqual(['weight_hh_l0', 'x']);
    expect(() => gradcheck(small(), lossOf, { x, T: 3, only: ['W'] })).toThrow(
      /only: expected some of .*got 'W'/
    );
  });
});
