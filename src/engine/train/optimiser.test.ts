import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Adam, clipGradNorm, gradNorm, type Network, RmsProp, Sgd } from '../index.ts';
import { network } from '../testing.ts';

function withGradients(gradients: number[]): Network {
  const net = network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  net.grad.set(gradients);
  return net;
}

describe('clipping by the global norm', () => {
  it('returns the norm before, and shrinks to the largest allowed one', () => {
    const net = withGradients([3, 4]);
    expect(gradNorm(net)).toBe(5);
    expect(clipGradNorm(net, 1)).toBe(5);
    expect(Math.hypot(...net.grad)).toBeCloseTo(1, 6);
  });

  it('keeps the direction and never grows a gradient', () => {
    const number = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000);
    fc.assert(
      fc.property(number, number, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (a, b, max) => {
        const net = withGradients([a, b]);
        const norm = clipGradNorm(net, max);
        const [p, q] = net.grad;
        expect(Math.abs(p * b - q * a)).toBeLessThanOrEqual(1e-12 * norm * norm);
        expect(p * a + q * b).toBeGreaterThanOrEqual(0);
        expect(Math.hypot(p, q)).toBeLessThanOrEqual(Math.min(norm, max) * (1 + 1e-12));
        if (norm < max - 1e-6) expect([p, q]).toEqual([a, b]);
      })
    );
  });

  it('measures and shrinks gradients whose squares are too large or too small to be summed', () => {
    for (const size of [1e200, 1e-200, 5e-324]) {
      const net = withGradients([0, size]);
      expect(gradNorm(net)).toBe(size);
    }
    const net = withGradients([3e200, 4e200]);
    expect(clipGradNorm(net, 5) / 5e200).toBeCloseTo(1, 14);
    expect(net.grad[0]).toBeCloseTo(3, 12);
    const single = network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false });
    single.grad.set([3e38, 0]);
    expect(gradNorm(single)).toBe(Math.fround(3e38));
    single.grad.set([0, 3e-45]);
    expect(gradNorm(single)).toBe(Math.fround(3e-45));
  });

  it('leaves gradients alone whose norm is not finite', () => {
    const net = withGradients([NaN, 1]);
    expect(clipGradNorm(net, 1)).toBeNaN();
    expect(Array.from(net.grad)).toEqual([NaN, 1]);
  });

  it('refuses a largest norm of 0', () => {
    expect(() => clipGradNorm(withGradients([1, 1]), 0)).toThrow(
      'maxNorm: expected a finite number > 0, got 0'
    );
  });
});

describe('an optimiser', () => {
  it('without momentum goes against the gradient, in proportion to the rate of the moment', () => {
    const net = withGradients([1, -2]);
    const sgd = new Sgd(net, { lr: 0.5 });
    sgd.step();
    expect(Array.from(net.data)).toEqual([-0.5, 1]);
    sgd.lr = 1;
    sgd.step();
    expect(Array.from(net.data)).toEqual([-1.5, 3]);
  });

  it('Adam moves every weight by the rate in its first step, whatever the size of its gradient', () => {
    const net = withGradients([1e-3, -1e3]);
    new Adam(net, { lr: 0.1 }).step();
    expect(net.data[0]).toBeCloseTo(-0.1, 5);
    expect(net.data[1]).toBeCloseTo(0.1, 5);
  });

  for (const [momentum, expected] of [
    [0, [0.14224215527106637, -1.2641520675191558, 2.2697627275449985]],
    [0.9, [-0.65151907506694007, -0.51910563668994036, 1.5311711556359353]]
  ] as const) {
    it(`RMSProp goes where torch.optim.RMSprop (1.13) goes with momentum ${momentum}`, () => {
      const net = network({ cell: 'rnn', inputSize: 2, hiddenSize: 1, bias: false, dtype: 'float64' });
      net.data.set([1, -2, 3]);
      const optimiser = new RmsProp(net, { lr: 0.1, alpha: 0.9, eps: 1e-3, momentum });
      for (const step of [1, 2, 3]) {
        net.grad.set([0.5 * step, -1, 0.25]);
        optimiser.step();
      }
      net.data.forEach((w, i) => expect(w).toBeCloseTo(expected[i], 12));
    });
  }

  it('refuses rates and factors that make no sense', () => {
    const net = withGradients([0, 0]);
    expect(() => new Sgd(net, { lr: -1 })).toThrow('lr: expected a finite number ≥ 0, got -1');
    expect(() => new Sgd(net, { lr: 1, momentum: 1 })).toThrow(
      'momentum: expected a number in [0, 1), got 1'
    );
    expect(() => new Adam(net, { beta2: NaN })).toThrow('beta2: expected a number in [0, 1), got NaN');
  });
});
