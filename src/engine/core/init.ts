import { typescript } from '../fast/typescript.ts';
import { allocateOnHeap, requireNumbers, type FloatArray, type Numbers } from './buffers.ts';
import { EngineError, oneOf, requireKeys, requireNumber, show } from './errors.ts';
import { exp, exponentOf, hypot, log, scaled } from './math.ts';
import { Parameters } from './parameters.ts';
import { Rng } from './rng.ts';
import { cellOf, type Spec } from './spec.ts';

export interface InitOptions {
  /** How each gate's H × H block of W_hh is made. Default 'uniform', as all other weights. */
  recurrent?: (typeof RECURRENT)[number];
  /** Scales each of those blocks to this spectral radius (the largest absolute value of an eigenvalue). */
  spectralRadius?: number;
  /** lstm: what the forget gate's two biases add up to. Default: as drawn. */
  forgetBias?: number;
  /**
   * linear: for how many steps a unit keeps what it read, [shortest, longest], when no input moves its gate. Each unit draws
   * one τ between them, evenly on a logarithmic scale, and starts with z = e^(−1/τ): after τ steps 1/e is left.
   */
  timescales?: readonly [number, number];
}

const RECURRENT = ['uniform', 'orthogonal', 'identity'] as const;

/**
 * PyTorch's default: every parameter uniform in ±1/√H. That is what torch.nn.RNN, LSTM and GRU do, and
 * torch.nn.Linear comes to the same for a head whose input is H wide; an embedding is normal, as torch.nn.Embedding.
 * Then what `options` ask for: orthogonal (Saxe et al. 2014) or the identity (Le et al. 2015) on the recurrent path,
 * a forget gate that starts open (Gers et al. 2000), and time scales that are spread out, as state space models start
 * (log-uniform: Gu et al. 2022).
 * @throws EngineError, before anything is changed, on options that are unknown, make no sense for this network or
 * would give weights that are not finite
 */
export function initialise(parameters: Parameters, spec: Spec, rng: Rng, options: InitOptions): void {
  if (!(rng instanceof Rng)) throw new EngineError('rng', 'an Rng', show(rng));
  check(spec, options);
  const before = rng.state;
  // The weights stay as they are until it is known that the new ones are numbers.
  const drawn = new Parameters(spec, cellOf(spec), allocateOnHeap);
  draw(drawn, spec, rng, options);
  if (!drawn.data.every(Number.isFinite)) {
    rng.state = before;
    throw new EngineError(
      'spectralRadius',
      `one that ${spec.dtype} weights can have`,
      String(options.spectralRadius)
    );
  }
  parameters.data.set(drawn.data);
}

function check({ cell, gate, bias, dtype }: Spec, options: InitOptions): void {
  requireKeys('options', options, [
    'recurrent',
    'spectralRadius',
    'forgetBias',
    'timescales'
  ] satisfies (keyof InitOptions)[]);
  const { recurrent, spectralRadius: radius, forgetBias, timescales } = options;
  if (recurrent !== undefined) oneOf('recurrent', recurrent, RECURRENT);
  if (radius !== undefined) requireNumber('spectralRadius', radius, 0);
  if (cell === 'linear' && (recurrent !== undefined || radius !== undefined)) {
    throw new EngineError(
      recurrent === undefined ? 'spectralRadius' : 'recurrent',
      'a W_hh',
      'a linear cell'
    );
  }
  if (timescales !== undefined) checkTimescales(timescales, cell, gate === 'fixed' || bias);
  if (forgetBias === undefined) return;
  requireNumbers('forgetBias', [forgetBias], 1, 'one', dtype);
  if (cell !== 'lstm' || !bias) {
    throw new EngineError('forgetBias', 'an lstm with biases', bias ? `a ${cell}` : 'none');
  }
}

function checkTimescales(given: readonly [number, number], cell: string, hasBias: boolean): void {
  requireNumbers('timescales', given, 2, 'shortest, longest', 'float64');
  const [shortest, longest] = given;
  requireNumber('timescales[0]', shortest, 0, true);
  if (!(longest >= shortest && Number.isFinite(exp(1 / shortest)))) {
    throw new EngineError(
      'timescales',
      'a shortest and a longest that z can have',
      `${shortest} and ${longest}`
    );
  }
  if (cell !== 'linear' || !hasBias) {
    throw new EngineError(
      'timescales',
      'a linear cell whose gate has a bias',
      hasBias ? `a ${cell}` : 'none'
    );
  }
}

function draw(parameters: Parameters, spec: Spec, rng: Rng, options: InitOptions): void {
  const { recurrent = 'uniform', spectralRadius: radius, forgetBias, timescales } = options;
  const { hiddenSize: H, numLayers, gate } = spec;
  const bound = 1 / Math.sqrt(H);
  for (const name of parameters.names) {
    const { data } = parameters.parameter(name);
    for (let i = 0; i < data.length; i++) {
      data[i] = name === 'embedding.weight' ? rng.normal() : rng.uniform(-bound, bound);
    }
  }
  for (let l = 0; l < numLayers; l++) {
    if (timescales) {
      const bias = parameters.parameter(gate === 'fixed' ? `gate_l${l}` : `bias_ih_l${l}`).data;
      const [shortest, longest] = timescales.map(log);
      // σ of this is e^(−1/τ).
      for (let j = 0; j < H; j++)
        bias[j] = -log(exp(exp(-shortest - rng.uniform(0, 1) * (longest - shortest))) - 1);
    }
    const matrix = parameters.find(`weight_hh_l${l}`);
    if (!matrix) continue;
    const { data } = matrix;
    for (let at = 0; at < data.length; at += H * H) {
      const block = data.subarray(at, at + H * H);
      if (recurrent === 'orthogonal') block.set(orthogonal(H, rng));
      if (recurrent === 'identity')
        for (let i = 0; i < block.length; i++) block[i] = i % (H + 1) === 0 ? 1 : 0;
      if (radius === undefined) continue;
      const now = spectralRadius(block);
      for (let i = 0; i < block.length; i++) block[i] *= now > 0 ? radius / now : 0;
    }
    if (forgetBias !== undefined) {
      parameters.parameter(`bias_ih_l${l}`).data.fill(forgetBias, H, 2 * H);
      parameters.parameter(`bias_hh_l${l}`).data.fill(0, H, 2 * H);
    }
  }
}

/** A random n × n matrix with QᵀQ = 1: normal rows, made orthogonal one after the other (Gram and Schmidt, twice). */
function orthogonal(n: number, rng: Rng): Float64Array {
  const q = Float64Array.from({ length: n * n }, () => rng.normal());
  for (let i = 0; i < n; i++) {
    const row = q.subarray(i * n, (i + 1) * n);
    // Once leaves rounding errors as large as the row was nearly dependent; twice is enough (Kahan).
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        let dot = 0;
        for (let k = 0; k < n; k++) dot += row[k] * q[j * n + k];
        for (let k = 0; k < n; k++) row[k] -= dot * q[j * n + k];
      }
    }
    const norm = hypot(row);
    for (let k = 0; k < n; k++) row[k] /= norm;
  }
  return q;
}

/**
 * The spectral radius of an n × n matrix, by Gelfand's formula ρ = lim ‖Aᵏ‖^(1/k) with k = 2²⁴ by squaring: unlike
 * power iteration it does not mind complex eigenvalues.
 * @param matrix [n, n], row-major; NaN where an entry is not finite
 * @throws EngineError on a length that is no square
 */
export function spectralRadius(matrix: Numbers): number {
  const n = Math.round(Math.sqrt(matrix.length));
  if (n * n !== matrix.length) throw new EngineError('matrix', 'n × n numbers', String(matrix.length));
  let a: FloatArray = Float64Array.from(matrix);
  const size = hypot(a);
  if (size === 0 || !Number.isFinite(size)) return size === 0 ? 0 : NaN;
  // Squares of what is too large or too small for them would be ∞ or 0.
  const power = exponentOf(size);
  if (Math.abs(power) > 400) return scaled(spectralRadius(a.map((entry) => scaled(entry, -power))), power);
  let logNorm = 0;
  let k = 1;
  for (let squaring = 0; ; squaring++) {
    const norm = Math.sqrt(typescript.sumOfSquares(a));
    if (norm === 0) return 0;
    logNorm += log(norm) / k;
    if (squaring === 24) return exp(logNorm);
    typescript.scale(a, 1 / norm);
    const square = new Float64Array(n * n);
    typescript.matrixNN(n, n, n, a).mul(n, a, 0, square, 0);
    a = square;
    k *= 2;
  }
}
