import { describe, expect, it } from 'vitest';
import { Adam, clipGradNorm, Network, Rng, Sgd, squaredError, type Trace } from '../engine/index.ts';
import { Descent, type DescentOptions } from './descent.ts';

const T = 5;
const x = Float64Array.from({ length: T }, (_, t) => Math.sin(t));
const wanted = Float64Array.from({ length: T }, (_, t) => Math.cos(t));

function make(options: DescentOptions = {}) {
  const spec = { cell: 'lstm', inputSize: 1, hiddenSize: 3, outputSize: 1, dtype: 'float64' } as const;
  const network = new Network(spec).init(new Rng(1));
  const optimiser = new Sgd(network, { lr: 1 });
  const descent = new Descent(network, optimiser, options);
  const forward = () => network.forward(x, { T });
  const update = () => {
    const trace = forward();
    return descent.update(trace, squaredError(trace.output, wanted));
  };
  return { network, optimiser, descent, forward, update };
}

describe('an update', () => {
  it('goes against the gradient, clipped, and says how long that was before', () => {
    const { network, forward, update } = make({ clip: 0.01 });
    const before = network.data.slice();
    const trace = forward();
    network.zeroGrad();
    network.backward(trace, { dOutput: squaredError(trace.output, wanted).dOutput });
    const norm = clipGradNorm(network, 0.01);
    const expected = before.map((w, i) => w - network.grad[i]);
    expect(update()).toEqual({ loss: squaredError(trace.output, wanted).loss, norm, skipped: null });
    expect(network.data).toEqual(expected);
  });

  it('leaves alone what is frozen', () => {
    const { network, update } = make({ frozen: ['weight_hh_l0'] });
    const frozen = network.parameter('weight_hh_l0').data.slice();
    const head = network.parameter('head.weight').data.slice();
    update();
    expect(network.parameter('weight_hh_l0').data).toEqual(frozen);
    expect(network.parameter('head.weight').data).not.toEqual(head);
  });
});

describe('a step that is not finite', () => {
  const state = (h: number): Pick<Trace, 'hn' | 'cn'> => ({
    hn: Float64Array.of(h),
    cn: new Float64Array(0)
  });

  it.each([
    ['loss', NaN, 1, 0],
    ['norm', 1, Infinity, 0],
    ['state', 1, 1, NaN]
  ] as const)('of its %s is left out and said so, and the next is made', (skipped, loss, gradient, h) => {
    const { network, descent, update } = make({ clip: 1 });
    const adam = new Descent(network, new Adam(network, { lr: 0.1 }));
    const before = network.data.slice();
    for (const one of [descent, adam]) {
      network.grad.fill(gradient);
      expect(one.step(state(h), loss)).toMatchObject({ loss, skipped });
      expect(network.data).toEqual(before);
      expect(one.optimiser.steps).toBe(0);
      for (const memory of one.optimiser.memory) expect(memory.every((value) => value === 0)).toBe(true);
    }
    expect(update().skipped).toBeNull();
    expect(network.data).not.toEqual(before);
  });
});
