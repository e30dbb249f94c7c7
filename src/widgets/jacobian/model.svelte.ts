import { Timed } from '$frame/timed.svelte.ts';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { MOST_LAMBDA, MOST_SIGMA, type JacobianParams } from './params.ts';
import { presets, type Preset } from './presets.ts';
import { backThrough, jacobians, powers, singularValues } from './products.ts';
import { largest, matrixOf, smallerSigma } from './schur.ts';

/** Closer than this to the real axis, a dragged pair falls onto it and parts. */
const SNAP = 0.05;
const AROUND = 64;
/** Steps that stay visible behind the present one. */
const TRAIL = 4;
const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
const tidy = (value: number) => Number(value.toFixed(3));

/** The exercises: what is wanted of the norms ‖W^k‖. */
export const WANTED = { peak: 3, end: 0.05, keep: 0.001 };

/** A 2 × 2 recurrent matrix made from its eigenvalues and singular values, and what its powers do to a gradient. */
export class Jacobian extends Timed {
  readonly params: JacobianParams;
  readonly substeps = 1;

  readonly W = $derived.by(() => matrixOf(this.params, this.params.sigma, this.params.turn));
  /** As measured on the finished matrix, not as asked for. */
  readonly eigenvalues = $derived.by(() => {
    const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(
      Matrix.from1DArray(2, 2, [...this.W])
    );
    return realEigenvalues.map((re, i) => [re, imaginaryEigenvalues[i]] as const);
  });
  readonly sigmas = $derived.by(() => singularValues(this.W));
  readonly radius = $derived.by(() => Math.max(...this.eigenvalues.map(([re, im]) => Math.hypot(re, im))));
  readonly linear = $derived.by(() => powers(this.W, this.params.steps));
  readonly products = $derived.by(() =>
    this.params.tanh ? jacobians(this.W, this.params.steps, this.params.input, this.params.seed) : this.linear
  );
  /** ‖P_k‖, the most that a gradient can have grown after k steps back; k = 0 first. */
  readonly norms = $derived.by(() => this.products.P.map((P) => singularValues(P)[0]));
  readonly linearNorms = $derived.by(() => this.linear.P.map((P) => singularValues(P)[0]));
  /** What a circle of gradients of length 1 has become, k steps back. */
  imagesAt = (k: number) => {
    const P = this.products.P[k];
    return Array.from({ length: AROUND }, (_, i) => {
      const angle = (2 * Math.PI * i) / AROUND;
      return backThrough(P, [Math.cos(angle), Math.sin(angle)]);
    });
  };
  readonly images = $derived.by(() => this.imagesAt(this.t));
  /** The steps before, the last first. */
  readonly trail = $derived.by(() =>
    Array.from({ length: Math.min(TRAIL, this.t) }, (_, i) => this.imagesAt(this.t - 1 - i))
  );
  /** The longest so far: what is drawn keeps its scale while it shrinks. */
  readonly reach = $derived.by(() => Math.max(...this.norms.slice(0, this.t + 1)));

  constructor(params: JacobianParams) {
    super();
    this.params = params;
    this.reset();
  }

  get length() {
    return this.params.steps;
  }
  // A still picture must show that the circle has become an ellipse.
  reset = () => this.seek(4);

  get pair() {
    return this.params.im > 0;
  }
  /** Both points of the complex plane, in the order in which they are dragged. */
  get points(): readonly (readonly [number, number])[] {
    const { re, im, re2 } = this.params;
    return this.pair
      ? [
          [re, im],
          [re, -im]
        ]
      : [
          [re, 0],
          [re2, 0]
        ];
  }

  /** Moves one eigenvalue; how far W is from normal (σ₁ over the spectral radius) stays as it is. */
  moveEigenvalue = (which: number, [re, im]: readonly [number, number]) => {
    const { params } = this;
    const before = largest(params);
    const excess = before > 0 ? params.sigma / before : 1;
    const height = Math.abs(im);
    const next =
      height > SNAP
        ? { re: tidy(re), im: tidy(Math.min(height, MOST_LAMBDA)), re2: tidy(re) }
        : which === 0
          ? { re: tidy(re), im: 0, re2: params.re2 }
          : { re: params.re, im: 0, re2: tidy(re) };
    const radius = largest(next);
    Object.assign(params, next, {
      sigma: before > 0 ? clamp(tidy(excess * radius), radius, MOST_SIGMA) : Math.max(radius, params.sigma)
    });
  };
  /** Moves one singular value; the other follows, because their product is |λ₁λ₂|. */
  moveSigma = (which: number, value: number) => {
    const radius = largest(this.params);
    const product = this.sigmaProduct;
    const wanted = which === 0 ? value : product / Math.max(value, product / MOST_SIGMA, 1e-9);
    this.params.sigma = clamp(tidy(wanted), radius, MOST_SIGMA);
  };
  get sigmaProduct() {
    return this.params.sigma * smallerSigma(this.params, this.params.sigma);
  }
  choose = (preset: Preset) => {
    Object.assign(this.params, presets[preset]);
    this.reset();
  };

  /** In an exercise: what is reached, and by what it falls short. */
  readonly verdict = $derived.by(() => {
    const peak = Math.max(...this.linearNorms);
    const at = this.linearNorms.indexOf(peak);
    const end = this.linearNorms[this.linearNorms.length - 1];
    const off = Math.max(...this.linearNorms.map((norm) => Math.abs(norm - 1)));
    // σ₁ goes up to the peak that is asked for: rounding must not carry the first step beyond it.
    const grew = peak > WANTED.peak * (1 + 1e-9);
    const solved = this.params.task === 'transient' ? grew && end < WANTED.end : off < WANTED.keep;
    return { peak, at, end, off, grew, solved };
  });
  get score(): number | undefined {
    return this.params.task === 'none' ? undefined : this.verdict.solved ? 1 : 0;
  }

  values() {
    const rows = ([a, b, c, d]: readonly number[]) => [
      [a, b],
      [c, d]
    ];
    return {
      W: rows(this.W),
      eigenvalues: this.eigenvalues.map(([re, im]) => [re, im]),
      singularValues: [...this.sigmas],
      spectralRadius: this.radius,
      norm: this.norms.slice(1),
      bound: this.norms.slice(1).map((_, k) => this.sigmas[0] ** (k + 1)),
      asymptote: this.norms.slice(1).map((_, k) => this.radius ** (k + 1)),
      product: this.products.P.slice(1).map(rows),
      slope: this.products.slopes.map(([first, second]) => [first, second])
    };
  }
  /** Without tanh there are powers of a matrix, and no network. */
  pass() {
    return this.products.trace;
  }
}
