import { describe, expect, it } from 'vitest';
import { Rng, spectralRadius } from '../index.ts';
import { network } from '../testing.ts';

const H = 6;
const lstm = () => network({ cell: 'lstm', inputSize: 3, hiddenSize: H, numLayers: 2, outputSize: 2 });
const blocks = (net: ReturnType<typeof lstm>) =>
  [0, 1].flatMap((l) => {
    const { data } = net.parameter(`weight_hh_l${l}`);
    return [0, 1, 2, 3].map((g) => data.subarray(g * H * H, (g + 1) * H * H));
  });

describe('recurrent weights', () => {
  it('are orthogonal gate by gate where asked for', () => {
    for (const q of blocks(lstm().init(new Rng(1), { recurrent: 'orthogonal' }))) {
      for (let i = 0; i < H; i++) {
        for (let j = 0; j < H; j++) {
          let dot = 0;
          for (let k = 0; k < H; k++) dot += q[i * H + k] * q[j * H + k];
          expect(dot).toBeCloseTo(i === j ? 1 : 0, 6);
        }
      }
    }
  });

  it('are orthogonal to rounding even where the rows that are drawn hardly differ', () => {
    const n = 8;
    /** Draws the rows of a Hilbert matrix, nearly dependent: once through Gram and Schmidt leaves them far from orthogonal. */
    class Hilbert extends Rng {
      #drawn = 0;
      override normal(): number {
        const i = this.#drawn++;
        return 1 / (Math.floor(i / n) + (i % n) + 1);
      }
    }
    const net = network({ cell: 'rnn', inputSize: 1, hiddenSize: n, dtype: 'float64' });
    const q = net.init(new Hilbert(1), { recurrent: 'orthogonal' }).parameter('weight_hh_l0').data;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let dot = 0;
        for (let k = 0; k < n; k++) dot += q[i * n + k] * q[j * n + k];
        expect(dot).toBeCloseTo(i === j ? 1 : 0, 14);
      }
    }
  });

  it('have the spectral radius asked for, complex eigenvalues or not', () => {
    for (const block of blocks(lstm().init(new Rng(2), { spectralRadius: 0.9 }))) {
      expect(spectralRadius(block)).toBeCloseTo(0.9, 5);
    }
    expect(spectralRadius([0, -3, 3, 0])).toBeCloseTo(3, 6);
    expect(spectralRadius([2, 100, 0, 1])).toBeCloseTo(2, 5);
    expect(spectralRadius([0, 1, 0, 0])).toBe(0);
    for (const size of [1e308, 1e200, 1e-200, 1e-310]) {
      expect(spectralRadius([0, -size, size, 0]) / size).toBeCloseTo(1, 6);
    }
    expect([spectralRadius([0, 0, 0, 0]), spectralRadius([5e-324])]).toEqual([0, 5e-324]);
    expect(() => spectralRadius([1, 2, 3])).toThrow('matrix: expected n × n numbers, got 3');
    const [first] = blocks(lstm().init(new Rng(2), { recurrent: 'identity', spectralRadius: 0.5 }));
    first.forEach((n, i) => expect(n).toBeCloseTo(i % (H + 1) === 0 ? 0.5 : 0, 6));
  });
});

describe('the forget gate', () => {
  it('gets its bias once, in both layers, and nothing else changes', () => {
    const plain = lstm().init(new Rng(3));
    const open = lstm().init(new Rng(3), { forgetBias: 1.5 });
    for (const name of plain.names) {
      const expected = plain.parameter(name).data.slice();
      if (name.startsWith('bias')) expected.fill(name.startsWith('bias_ih') ? 1.5 : 0, H, 2 * H);
      expect(open.parameter(name).data).toEqual(expected);
    }
  });

  it('is refused where there is none', () => {
    const gru = network({ cell: 'gru', inputSize: 1, hiddenSize: 2 });
    expect(() => gru.init(new Rng(1), { forgetBias: 1 })).toThrow(
      'forgetBias: expected an lstm with biases, got a gru'
    );
  });
});
