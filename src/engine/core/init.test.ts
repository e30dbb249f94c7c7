import { describe, expect, it } from 'vitest';
import { Rng, spectralRadius, sigmoidInput } from '../index.ts';
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

describe('the time scales of a linear recurrence', () => {
  const make = (gate: 'input' | 'fixed', hiddenSize = 200) =>
    network({ cell: 'linear', gate, inputSize: 2, hiddenSize, numLayers: 2, dtype: 'float64' });
  const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

  it('are spread evenly on a logarithmic scale, in both layers, and nothing else is drawn another way', () => {
    for (const [gate, name] of [
      ['input', 'bias_ih_l'],
      ['fixed', 'gate_l']
    ] as const) {
      const plain = make(gate).init(new Rng(3));
      const net = make(gate).init(new Rng(3), { timescales: [2, 50] });
      for (const l of [0, 1]) {
        const logits = net.parameter(name + l).data.subarray(0, 200);
        const at = (tau: number) => sigmoidInput(Math.exp(-1 / tau));
        const scales = sorted(logits);
        expect(scales[0]).toBeGreaterThanOrEqual(at(2));
        expect(scales[199]).toBeLessThanOrEqual(at(50));
        // A half of them below the geometric mean, give or take four standard deviations.
        const below = scales.filter((logit) => logit < at(10)).length;
        expect(Math.abs(below - 100)).toBeLessThan(4 * Math.sqrt(50));
      }
      expect(net.parameter('weight_ih_l0').data).toEqual(plain.parameter('weight_ih_l0').data);
      expect(net.parameter('bias_ih_l0').data.subarray(-200)).toEqual(
        gate === 'fixed'
          ? plain.parameter('bias_ih_l0').data
          : plain.parameter('bias_ih_l0').data.subarray(-200)
      );
    }
  });

  it('say how much is left after a time of one of them: 1/e', () => {
    const net = network({ cell: 'linear', gate: 'fixed', inputSize: 1, hiddenSize: 1, dtype: 'float64' });
    net.init(new Rng(1), { timescales: [7, 7] });
    net.set('weight_ih_l0', [0]);
    net.set('bias_ih_l0', [0]);
    const last = net.forward(new Float64Array(7), { T: 7, h0: [1] }).hn[0];
    expect(last).toBeCloseTo(Math.exp(-1), 12);
  });

  it('are refused where they make no sense, and so is a W_hh where there is none', () => {
    const wrong: [ReturnType<typeof network>, object, string][] = [
      [make('input', 2), { timescales: [1] }, 'timescales: expected 2 numbers (shortest, longest), got 1'],
      [make('input', 2), { timescales: [0, 5] }, 'timescales[0]: expected a finite number > 0, got 0'],
      [make('input', 2), { timescales: [5, 1] }, 'timescales: expected a shortest and a longest'],
      [make('input', 2), { timescales: [1e-3, 1] }, 'timescales: expected a shortest and a longest'],
      [
        lstm(),
        { timescales: [1, 5] },
        'timescales: expected a linear cell whose gate has a bias, got a lstm'
      ],
      [
        network({ cell: 'linear', inputSize: 1, hiddenSize: 2, bias: false }),
        { timescales: [1, 5] },
        'timescales: expected a linear cell whose gate has a bias, got none'
      ],
      [make('fixed', 2), { recurrent: 'orthogonal' }, 'recurrent: expected a W_hh, got a linear cell'],
      [make('fixed', 2), { spectralRadius: 1 }, 'spectralRadius: expected a W_hh, got a linear cell'],
      [make('input', 2), { forgetBias: 1 }, 'forgetBias: expected an lstm with biases, got a linear']
    ];
    for (const [net, options, message] of wrong) {
      net.init(new Rng(1));
      const before = net.data.slice();
      expect(() => net.init(new Rng(2), options)).toThrow(message);
      expect(net.data).toEqual(before);
    }
  });
});
