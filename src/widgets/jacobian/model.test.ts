import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { Network, Rng } from '$engine';
import { figureOf } from '$frame/testing.ts';
import { readHash, writeHash } from '$frame/params/index.ts';
import { Jacobian } from './model.svelte.ts';
import { MOST_LAMBDA, MOST_SIGMA, parameters } from './params.ts';
import { presetNames, presetOf, presets } from './presets.ts';
import { jacobians, powers, singularValues } from './products.ts';
import { ruleOf } from './rule.ts';
import { largest, matrixOf, smallerSigma } from './schur.ts';
import { inputText } from './words.ts';

const model = (given: Partial<typeof parameters.defaults> = {}) => figureOf(Jacobian, parameters, given);

const side = fc.double({ min: -MOST_LAMBDA, max: MOST_LAMBDA, noNaN: true });
const spectra = fc.record({
  re: side,
  im: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: MOST_LAMBDA, noNaN: true })),
  re2: side
});

test('the matrix has the eigenvalues and singular values that were asked for', () => {
  fc.assert(
    fc.property(
      spectra,
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.integer({ min: -90, max: 90 }),
      (spectrum, excess, turn) => {
        const sigma = largest(spectrum) + excess;
        const W = matrixOf(spectrum, sigma, turn);
        const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(
          new Matrix([
            [W[0], W[1]],
            [W[2], W[3]]
          ])
        );
        const pairs = realEigenvalues.map((re, i) => [re, Math.abs(imaginaryEigenvalues[i])]);
        const wanted =
          spectrum.im > 0
            ? [
                [spectrum.re, spectrum.im],
                [spectrum.re, spectrum.im]
              ]
            : [
                [spectrum.re, 0],
                [spectrum.re2, 0]
              ];
        // Eigenvalues that nearly coincide can be found only to the root of the rounding error.
        const inOrder = (list: number[][]) => [...list].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        inOrder(pairs).forEach((pair, i) => {
          expect(Math.abs(pair[0] - inOrder(wanted)[i][0])).toBeLessThan(1e-6);
          expect(Math.abs(pair[1] - inOrder(wanted)[i][1])).toBeLessThan(1e-6);
        });
        const [first, second] = singularValues(W);
        expect(first).toBeCloseTo(sigma, 9);
        expect(second).toBeCloseTo(smallerSigma(spectrum, sigma), 9);
      }
    )
  );
});

test('without tanh no gradient ever exceeds the bound by the largest singular value', () => {
  fc.assert(
    fc.property(spectra, fc.double({ min: 0, max: 1, noNaN: true }), (spectrum, excess) => {
      const W = matrixOf(spectrum, largest(spectrum) + excess, 30);
      const [sigma] = singularValues(W);
      powers(W, 40).P.forEach((P, k) =>
        expect(singularValues(P)[0]).toBeLessThanOrEqual(sigma ** k * (1 + 1e-9) + 1e-300)
      );
    })
  );
});

test('with tanh the products are those of the states’ own Jacobians', () => {
  const W = matrixOf({ re: 0.9, im: 0.3, re2: 0 }, 1.4, 20);
  const { P, slopes } = jacobians(W, 12, 0.7, 5);
  const net = new Network({ cell: 'rnn', inputSize: 2, hiddenSize: 2, bias: false, dtype: 'float64' });
  net.set('weight_hh_l0', W);
  net.set('weight_ih_l0', [1, 0, 0, 1]);
  const rng = new Rng(5);
  const x = Array.from({ length: 24 }, () => rng.normal(0, 0.7));
  const trace = net.forward(x, { T: 12 });
  let product = Matrix.eye(2);
  for (let k = 1; k <= 12; k++) {
    const h = trace.h(0, 12 - k);
    const slope = [1 - h[0] ** 2, 1 - h[1] ** 2];
    expect(slopes[k - 1][0]).toBeCloseTo(slope[0], 14);
    product = product.mmul(
      new Matrix([
        [slope[0] * W[0], slope[0] * W[1]],
        [slope[1] * W[2], slope[1] * W[3]]
      ])
    );
    product.to1DArray().forEach((entry, i) => expect(P[k][i]).toBeCloseTo(entry, 12));
  }
});

test('a gradient is said to grow only where σ₁ is above 1', () => {
  const said = (given: Partial<typeof parameters.defaults>) => ruleOf(model(given));
  expect(said({ ...presets.keep, tanh: true })).toBe('neverGrowsTanh');
  expect(said(presets.keep)).toBe('edge');
  expect(said({ re: 0.5, im: 0, re2: 0.5, sigma: 1, tanh: false })).toBe('neverGrows');
  expect(said({ re: 0.5, im: 0, re2: 0.5, sigma: 1.1, tanh: false })).toBe('firstGrow');
  expect(said({ re: 0.5, im: 0, re2: 0.5, sigma: 1.1, tanh: true })).toBe('withTanh');
  expect(said({ re: 0.5, im: 0, re2: 0.5, sigma: 0.9, tanh: true })).toBe('mustVanish');
});

test('moving one singular value moves the other, and their product stays', () => {
  const figure = model();
  const product = figure.sigmas[0] * figure.sigmas[1];
  figure.moveSigma(0, 1.5);
  expect(figure.sigmas[0]).toBeCloseTo(1.5, 9);
  expect(figure.sigmas[0] * figure.sigmas[1]).toBeCloseTo(product, 9);
  figure.moveSigma(1, 0.5);
  expect(figure.sigmas[1]).toBeCloseTo(0.5, 2);
  expect(figure.sigmas[0] * figure.sigmas[1]).toBeCloseTo(product, 9);
});

test('no singular value is offered that no matrix with these eigenvalues has', () => {
  const figure = model();
  figure.moveSigma(0, 0.1);
  expect(figure.params.sigma).toBe(0.9);
  figure.moveSigma(0, 99);
  expect(figure.params.sigma).toBe(MOST_SIGMA);
  figure.moveSigma(1, 0);
  expect(figure.params.sigma).toBe(MOST_SIGMA);
});

test('an eigenvalue dragged off the real axis becomes one of a pair, and parts again on its return', () => {
  const figure = model();
  figure.moveEigenvalue(0, [0.5, 0.6]);
  expect(figure.points).toEqual([
    [0.5, 0.6],
    [0.5, -0.6]
  ]);
  figure.moveEigenvalue(1, [0.4, -0.01]);
  expect(figure.points).toEqual([
    [0.5, 0],
    [0.4, 0]
  ]);
  figure.moveEigenvalue(0, [-0.7, 0]);
  expect(figure.points).toEqual([
    [-0.7, 0],
    [0.4, 0]
  ]);
});

test('dragging the eigenvalues of a normal matrix leaves it normal', () => {
  const figure = model(presets.keep);
  figure.moveEigenvalue(0, [0.3, 1.1]);
  expect(figure.sigmas[0]).toBeCloseTo(Math.hypot(0.3, 1.1), 2);
  expect(figure.sigmas[1]).toBeCloseTo(figure.sigmas[0], 2);
});

test('the first state shows what the chapter says: it grows first and vanishes later', () => {
  const { norms } = model();
  const peak = norms.indexOf(Math.max(...norms));
  expect(norms[peak]).toBeGreaterThan(2);
  expect(peak).toBeGreaterThan(1);
  expect(norms[norms.length - 1]).toBeLessThan(0.2);
});

test('one matrix explodes on faint input and vanishes on strong', () => {
  const end = ({ norms }: Jacobian) => norms[norms.length - 1];
  expect(end(model(presets.faint))).toBeGreaterThan(50);
  expect(end(model(presets.strong))).toBeLessThan(1e-6);
});

test('faint input leaves the states where tanh′ is 1, and so the norms those without tanh', () => {
  const { products, norms, linearNorms } = model(presets.faint);
  for (const slopes of products.slopes) expect(Math.min(...slopes)).toBeGreaterThan(0.9999);
  norms.forEach((norm, k) => expect(Math.abs(norm / linearNorms[k] - 1)).toBeLessThan(1e-4));
});

test('numbers are printed with the digits that tell them from 0', () => {
  expect([1.5, 0.25, 0.012, 0.001, 1e-6, 0].map(inputText)).toEqual([
    '1.50',
    '0.25',
    '0.012',
    '0.0010',
    '10⁻⁶',
    '0.00'
  ]);
});

test('every preset is recognised as itself, from its address, too', () => {
  for (const name of presetNames) {
    const figure = model();
    figure.choose(name);
    expect(presetOf(figure.params)).toBe(name);
    const address = writeHash(parameters, { params: { ...parameters.defaults, ...presets[name] }, t: 4 });
    expect(presetOf(readHash(parameters, address).params)).toBe(name);
  }
});

test('the exercises are unsolved at first and solved by what they ask for', () => {
  const transient = model({ task: 'transient', sigma: 0.9 });
  expect(transient.score).toBe(0);
  transient.moveEigenvalue(0, [0.8, 0]);
  transient.moveSigma(0, 3);
  expect(transient.score).toBe(1);
  // With σ₁ at its largest the first step reaches the peak that is asked for, and only growth after it goes beyond.
  const ends = (re: number, re2: number) =>
    model({ task: 'transient', steps: 60, im: 0, re, re2, sigma: 3 }).score;
  for (const [re, re2] of [
    [0, 0],
    [0.5, 0.5],
    [0.8, 0.2],
    [0.8, -0.8],
    [0.88, 0.88]
  ])
    expect(ends(re, re2), `${re}, ${re2}`).toBe(0);
  for (const both of [0.55, 0.8, 0.87]) expect(ends(both, both), `${both} twice`).toBe(1);
  const { peak, at, end } = model({ steps: 60, im: 0, re: 0.8, re2: 0.8, sigma: 3 }).verdict;
  expect([peak.toFixed(1), at, end.toFixed(4)]).toEqual(['5.7', 4, '0.0003']);
  const keep = model({ task: 'keep' });
  expect(keep.score).toBe(0);
  keep.choose('keep');
  expect(keep.score).toBe(1);
  expect(model().score).toBeUndefined();
});

test('the plane keeps its scale while the longest gradient shrinks again, and grows with it', () => {
  const figure = model();
  const reaches = figure.norms.map((_, k) => {
    figure.seek(k);
    return figure.reach;
  });
  reaches.forEach((reach, k) => {
    expect(reach).toBeGreaterThanOrEqual(reaches[Math.max(0, k - 1)]);
    expect(reach).toBeGreaterThanOrEqual(figure.norms[k]);
  });
  expect(reaches[figure.length]).toBe(Math.max(...figure.norms));
  expect(figure.norms[figure.length]).toBeLessThan(1);
});
