import { typescript } from './backend.ts';
import type { FloatArray, Numbers } from './buffers.ts';
import { EngineError, requireNumber } from './errors.ts';
import type { Network } from './network.ts';
import type { Rng } from './rng.ts';

export interface InitOptions {
  /** How each gate's H × H block of W_hh is made. Default 'uniform', as all other weights. */
  recurrent?: 'uniform' | 'orthogonal' | 'identity';
  /** Scales each of those blocks to this spectral radius (the largest absolute value of an eigenvalue). */
  spectralRadius?: number;
  /** lstm: what the forget gate's two biases add up to. Default: as drawn. */
  forgetBias?: number;
}

/**
 * PyTorch's default: every parameter uniform in ±1/√H. That is what torch.nn.RNN, LSTM and GRU do, and
 * torch.nn.Linear comes to the same for a head whose input is H wide; an embedding is normal, as torch.nn.Embedding.
 * Then what `options` ask for: orthogonal (Saxe et al. 2014) or the identity (Le et al. 2015) on the recurrent path,
 * and a forget gate that starts open (Gers et al. 2000).
 */
export function initialise(net: Network, rng: Rng, options: InitOptions): void {
  const { recurrent = 'uniform', spectralRadius: radius, forgetBias } = options;
  const { cell, hiddenSize: H, numLayers, bias } = net.spec;
  if (radius !== undefined) requireNumber('spectralRadius', radius, 0);
  if (forgetBias !== undefined) {
    requireNumber('forgetBias', forgetBias, -Infinity);
    if (cell !== 'lstm' || !bias) {
      throw new EngineError('forgetBias', 'an lstm with biases', bias ? `a ${cell}` : 'none');
    }
  }
  const bound = 1 / Math.sqrt(H);
  for (const name of net.names) {
    const { data } = net.parameter(name);
    for (let i = 0; i < data.length; i++) {
      data[i] = name === 'embedding.weight' ? rng.normal() : rng.uniform(-bound, bound);
    }
  }
  for (let l = 0; l < numLayers; l++) {
    const { data } = net.parameter(`weight_hh_l${l}`);
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
      net.parameter(`bias_ih_l${l}`).data.fill(forgetBias, H, 2 * H);
      net.parameter(`bias_hh_l${l}`).data.fill(0, H, 2 * H);
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
    const norm = Math.hypot(...row);
    for (let k = 0; k < n; k++) row[k] /= norm;
  }
  return q;
}

/**
 * The spectral radius of an n × n matrix, by Gelfand's formula ρ = lim ‖Aᵏ‖^(1/k) with k = 2²⁴ by squaring: unlike
 * power iteration it does not mind complex eigenvalues.
 */
export function spectralRadius(matrix: Numbers): number {
  const n = Math.round(Math.sqrt(matrix.length));
  let a: FloatArray = Float64Array.from(matrix);
  let logNorm = 0;
  let k = 1;
  for (let squaring = 0; ; squaring++) {
    const norm = Math.sqrt(typescript.sumOfSquares(a));
    if (norm === 0) return 0;
    logNorm += Math.log(norm) / k;
    if (squaring === 24) return Math.exp(logNorm);
    typescript.scale(a, 1 / norm);
    const square = new Float64Array(n * n);
    typescript.setNN(n, n, n, a);
    typescript.mul(n, a, 0, square, 0);
    a = square;
    k *= 2;
  }
}
