import { expect, test } from 'vitest';
import { Network } from '../core/network.ts';
import { Rng } from '../core/rng.ts';
import { stateJacobians } from './state-jacobians.ts';

const T = 5;
const x = [0.3, -1, 0.8, 0.1, -0.4, 0.9, 0.2, 0, 1, -0.7];

test.each(['rnn', 'gru', 'linear'] as const)(
  '%s: a product is what finite differences of the states say',
  (cell) => {
    const network = new Network({ cell, inputSize: 2, hiddenSize: 3, dtype: 'float64' }).init(new Rng(4));
    const { P, trace } = stateJacobians(network, x);
    expect(P).toHaveLength(T + 1);
    expect(Array.from(P[0])).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    // The rest of the sequence, from a state k steps before its end.
    const k = 3;
    const from = Array.from(trace.h(0, T - 1 - k).slice(0, 3));
    const end = (h0: number[]) => network.forward(x.slice(-2 * k), { T: k, h0 }).hn;
    const e = 1e-6;
    for (const unit of [0, 1, 2]) {
      const moved = (by: number) => Array.from(end(from.map((h, i) => (i === unit ? h + by : h))));
      const [up, down] = [moved(e), moved(-e)];
      for (const row of [0, 1, 2])
        expect((up[row] - down[row]) / (2 * e)).toBeCloseTo(P[k][3 * row + unit], 7);
    }
  }
);

test('a network whose state is more than h is refused', () => {
  const lstm = new Network({ cell: 'lstm', inputSize: 2, hiddenSize: 3 });
  expect(() => stateJacobians(lstm, x)).toThrow('expected one layer of rnn, gru or linear');
});
