import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradientNorms, Network, Rng, spectralRadius } from '../../engine/index.ts';
import { cellKinds, essential, initialisations, INPUTS, scalings, type FlowConfig } from './config.ts';
import { told } from '../work/testing.ts';
import { measureFlows } from './job.ts';
import { measure } from './measure.ts';
import { inputOf, lossDirection, networkOf } from './network.ts';
import { spectrumOf } from './spectrum.ts';

const config: FlowConfig = {
  cell: 'rnn',
  steps: 60,
  units: 12,
  seed: 1,
  init: 'uniform',
  scaling: 'drawn',
  gain: 1,
  tanh: true,
  input: 1,
  forgetBias: 0
};

const anyConfig = fc.record<FlowConfig>({
  cell: fc.constantFrom(...cellKinds),
  steps: fc.integer({ min: 1, max: 60 }),
  units: fc.integer({ min: 2, max: 10 }),
  seed: fc.integer({ min: 1, max: 99 }),
  init: fc.constantFrom(...initialisations),
  scaling: fc.constantFrom(...scalings),
  // Of entries below the normal numbers few digits are left, and the spectrum is another.
  gain: fc.oneof(fc.constant(0), fc.double({ min: 1e-300, max: 3, noNaN: true })),
  tanh: fc.boolean(),
  input: fc.double({ min: 0, max: 30, noNaN: true }),
  forgetBias: fc.double({ min: -2, max: 8, noNaN: true })
});

/** What is measured on a vanilla network, whose W_hh is one matrix with a spectrum. */
function rnn(any: FlowConfig) {
  const { spectrum, ...flow } = measure({ ...any, cell: 'rnn' });
  if (!spectrum) throw new Error('an rnn without a spectrum');
  return { ...flow, spectrum };
}

/** ln of a product of two matrices’ largest stretch is at most the sum; rounding adds about 1e-16 a step. */
const ROUNDING = 1e-12;

test('without tanh the gradient never exceeds σ_maxᵏ, and with tanh neither', () => {
  fc.assert(
    fc.property(anyConfig, (any) => {
      const { log10, spectrum } = rnn(any);
      const bound = Math.log10(spectrum.sigma);
      log10.forEach((norm, k) => {
        if (k > 0 && Number.isFinite(norm)) expect(norm).toBeLessThanOrEqual(k * bound + ROUNDING * (k + 1));
      });
    })
  );
});

test('a linear network’s gradient falls in the long run as the powers of the spectral radius, whatever σ_max is', () => {
  for (const init of ['uniform', 'orthogonal', 'non-normal'] as const) {
    const linear = { ...config, init, tanh: false, scaling: 'radius' as const, gain: 0.9, steps: 1000 };
    const { log10, spectrum } = rnn(linear);
    expect(spectrum.radius).toBeCloseTo(0.9, 12);
    const perStep = 10 ** ((log10[1000] - log10[800]) / 200);
    expect(perStep).toBeCloseTo(0.9, 2);
  }
});

test('a non-normal W makes the gradient grow first and vanish later, with every eigenvalue below 1', () => {
  const { log10, spectrum } = rnn({
    ...config,
    units: 32,
    init: 'non-normal',
    scaling: 'radius',
    gain: 0.9,
    tanh: false,
    steps: 400
  });
  expect(spectrum.radius).toBeCloseTo(0.9, 9);
  expect(spectrum.sigma).toBeGreaterThan(1);
  expect(Math.max(...log10)).toBeGreaterThan(1);
  expect(log10[400]).toBeLessThan(-8);
});

test('one gain explodes on faint input and vanishes on strong', () => {
  const gain2 = {
    ...config,
    units: 32,
    init: 'orthogonal' as const,
    scaling: 'sigma' as const,
    gain: 2,
    steps: 200
  };
  expect(measure({ ...gain2, input: 0.01 }).log10[200]).toBeGreaterThan(3);
  expect(measure({ ...gain2, input: 30 }).log10[200]).toBeLessThan(-10);
});

test('the slope that is named is the root mean square of tanh′, and it foretells what a gain of 2 becomes', () => {
  const gain2 = { ...config, units: 32, init: 'orthogonal', scaling: 'sigma', gain: 2, steps: 200 } as const;
  const faint = { ...gain2, input: 0.01 };
  const { h } = networkOf(faint).net.forward(inputOf(200, 0.01), { T: 200 }).layers[0];
  const slopes = Array.from(h.slice(32), (state) => 1 - state ** 2);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const { slope, log10 } = measure(faint);
  expect(slope).toBeCloseTo(Math.sqrt(mean(slopes.map((value) => value ** 2))), 12);
  expect(Math.abs(2 * slope - 10 ** (log10[200] / 200))).toBeLessThan(0.05);
  expect(2 * mean(slopes)).toBeLessThan(1);
  expect(measure({ ...faint, tanh: false }).slope).toBe(1);
});

test.each(cellKinds)(
  '%s: the chosen radius, or largest singular value, is that of every gate’s block',
  (cell) => {
    for (const init of initialisations) {
      const one = { ...config, cell, init, gain: 1.3, units: 8 };
      const blocks = (net: Network) =>
        net.cell.gates.map((_, g) => net.parameter('weight_hh_l0').data.slice(g * 64, (g + 1) * 64));
      for (const block of blocks(networkOf({ ...one, scaling: 'radius' }).net))
        expect(spectralRadius(block)).toBeCloseTo(1.3, 4);
      for (const block of blocks(networkOf({ ...one, scaling: 'sigma' }).net))
        expect(spectrumOf(block).sigma).toBeCloseTo(1.3, 12);
    }
  }
);

test('the library’s spectrum is that of matrices whose spectrum is known', () => {
  expect(spectrumOf([0, -2, 2, 0])).toEqual({ radius: 2, sigma: 2 });
  const { radius, sigma } = spectrumOf([0.5, 3, 0, 0.5]);
  expect(radius).toBeCloseTo(0.5, 7);
  expect(sigma).toBeCloseTo((3 + Math.sqrt(10)) / 2, 12);
  expect(spectrumOf(new Float64Array(9))).toEqual({ radius: 0, sigma: 0 });
});

test.each(cellKinds)('%s: what is measured is the engine’s own backward pass', (cell) => {
  const one = { ...config, cell, forgetBias: 1.5 };
  const net = new Network({ cell, inputSize: INPUTS, hiddenSize: 12, dtype: 'float64' }).init(new Rng(1), {
    forgetBias: cell === 'lstm' ? 1.5 : undefined
  });
  const trace = net.forward(inputOf(60, 1), { T: 60 });
  const dHn = lossDirection(12, 1);
  expect(Array.from(measure(one).log10)).toEqual(
    Array.from(gradientNorms(trace, { dHn }), (norm) => norm / Math.LN10)
  );
  const { dh0, dc0 } = net.backward(trace, { dHn });
  expect(measure(one).log10[60]).toBeCloseTo(Math.log10(Math.hypot(...dh0, ...dc0)), 10);
});

test('parts of a config that make no difference are left out of it, and all others make one', () => {
  fc.assert(
    fc.property(anyConfig, (any) => {
      expect(measure(essential(any)).log10).toEqual(measure(any).log10);
    }),
    { numRuns: 30 }
  );
  const norms = (change: Partial<FlowConfig>) => measure({ ...config, steps: 5, ...change }).log10[5];
  const base = norms({});
  for (const change of [
    { input: 2 },
    { seed: 2 },
    { tanh: false },
    { init: 'orthogonal' },
    { scaling: 'sigma' }
  ] as const)
    expect(norms(change)).not.toBe(base);
});

test('networks are told one after another, each as it is measured alone', async () => {
  const [flows] = await told(measureFlows, { ask: { config, seeds: [3, 1] } });
  expect(flows).toEqual([measure({ ...config, seed: 3 }), measure({ ...config, seed: 1 })]);
});
