import { hypot, Network, Rng } from '../../engine/index.ts';
import { INPUTS, type FlowConfig } from './config.ts';
import { radiusOf, sigmaOf, type Spectrum } from './spectrum.ts';

type Drawing = Pick<FlowConfig, 'cell' | 'units' | 'seed' | 'init'>;

/** A network as it was drawn, before its recurrent blocks are scaled. */
interface Drawn {
  readonly net: Network;
  /** Of each gate's block, found when first asked for. */
  readonly radii: (number | undefined)[];
  readonly sigmas: (number | undefined)[];
}

/** Scaling a matrix scales its spectrum: a slider that is dragged needs no decomposition of the same draw again. */
const remembered = new Map<string, Drawn>();
const MOST_REMEMBERED = 32;

/** The network of a config, and the spectrum of its W_hh where that is one square matrix: in an rnn. */
export function networkOf(config: FlowConfig): { net: Network; spectrum: Spectrum | undefined } {
  const { units: H, scaling, gain, forgetBias } = config;
  const drawn = drawingOf(config);
  const net = drawn.net.clone();
  const { data } = net.parameter('weight_hh_l0');
  const block = (gate: number) => data.subarray(gate * H * H, (gate + 1) * H * H);
  const radius = (gate: number) => (drawn.radii[gate] ??= radiusOf(block(gate)));
  const sigma = (gate: number) => (drawn.sigmas[gate] ??= sigmaOf(block(gate)));
  // Before anything is scaled: this is of the matrix as drawn.
  const first = config.cell === 'rnn' ? { radius: radius(0), sigma: sigma(0) } : undefined;
  const factors = net.cell.gates.map((_, gate) => {
    if (scaling === 'drawn') return 1;
    const now = scaling === 'radius' ? radius(gate) : sigma(gate);
    return now > 0 ? gain / now : 0;
  });
  factors.forEach((factor, gate) => {
    const values = block(gate);
    for (let i = 0; i < values.length; i++) values[i] *= factor;
  });
  if (net.spec.cell === 'lstm') {
    net.parameter('bias_ih_l0').data.fill(forgetBias, H, 2 * H);
    net.parameter('bias_hh_l0').data.fill(0, H, 2 * H);
  }
  const spectrum = first && { radius: first.radius * factors[0], sigma: first.sigma * factors[0] };
  return { net, spectrum };
}

/** [T, INPUTS]: the same numbers for every network, longer sequences beginning as shorter ones. */
export function inputOf(steps: number, deviation: number): Float64Array {
  const rng = new Rng(0);
  return Float64Array.from({ length: steps * INPUTS }, () => deviation * rng.normal());
}

/** dL/dh at the last step: a random direction of length 1, the same for every kind of cell. */
export function lossDirection(units: number, seed: number): Float64Array {
  const rng = new Rng(2 ** 32 + seed);
  const direction = Float64Array.from({ length: units }, () => rng.normal());
  const norm = hypot(direction);
  return direction.map((value) => value / norm);
}

function drawingOf({ cell, units, seed, init }: Drawing): Drawn {
  const key = [cell, units, seed, init].join();
  const known = remembered.get(key);
  if (known) return known;
  const net = new Network({ cell, inputSize: INPUTS, hiddenSize: units, dtype: 'float64' });
  net.init(new Rng(seed), { recurrent: init === 'non-normal' ? 'orthogonal' : init });
  const { data } = net.parameter('weight_hh_l0');
  if (init === 'non-normal') {
    for (let at = 0; at < data.length; at += units * units)
      data.set(nonNormal(data.slice(at, at + units * units), units), at);
  }
  const drawn: Drawn = { net, radii: [], sigmas: [] };
  if (remembered.size >= MOST_REMEMBERED)
    for (const oldest of [...remembered.keys()].slice(0, 1)) remembered.delete(oldest);
  remembered.set(key, drawn);
  return drawn;
}

/** Units that pass what they hold along a chain; their own shares. */
const CHAIN = [1, 0.9, 0.8, 0.7];
/** What each hands to the next. */
const HANDED_ON = 1;

/**
 * Q R Qᵀ for an orthogonal Q and chains of four on R's diagonal: eigenvalues 1, .9, .8 and .7, yet a gradient grows
 * while it is handed along a chain.
 */
function nonNormal(q: ArrayLike<number>, n: number): Float64Array {
  const W = new Float64Array(n * n);
  // Column k of Q R is Σ_j Q[·,j] R[j,k]: Q[·,k] times k's own share, and its neighbour's in the chain.
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const place = k % CHAIN.length;
      const qr = q[i * n + k] * CHAIN[place] + (place > 0 ? q[i * n + k - 1] * HANDED_ON : 0);
      for (let j = 0; j < n; j++) W[i * n + j] += qr * q[j * n + k];
    }
  }
  return W;
}
