import { gradNorm, Network, Rng, typescript, wasmBackend, type CellKind } from '../../engine/index.ts';
import { takeTurns } from '../meter.ts';
import type { Job, Lane } from '../work/serve.ts';
import { makePass, methods, specOf, WIDTH, type Pass, type PassSpec } from './passes.ts';
import { Pool } from './pool.ts';
import { predict } from './prediction.ts';

/** A pass of one kind of network over a random sequence. */
export interface PassAsk extends PassSpec {
  cell: CellKind;
  hiddenSize: number;
}

export interface Measurement {
  /** Held, counted from the buffers. */
  bytes: number;
  /** Microseconds a step of the sequence: the median of the repeats. */
  perStep: number;
  /** The fastest and the slowest repeat. */
  range: [number, number];
  /** |g − g_full| / |g_full| over all weights, g_full being the gradient of the whole sequence. */
  difference: number;
}

/** Room beside the passes, for weights and for what the kernels pack. */
const BESIDE = 2 ** 23;

/**
 * Counts and times passes over one random sequence, one after the other.
 * @param now milliseconds
 */
export const measurePasses =
  (now: () => number = () => performance.now()): Job<readonly PassAsk[], Measurement> =>
  (asks, kernels) => [measuring(asks, kernels, now)];

function* measuring(
  asks: readonly PassAsk[],
  kernels: WebAssembly.Module | null,
  now: () => number
): Lane<Measurement> {
  const longest = Math.max(...asks.map(({ T }) => T));
  let bench: Bench | undefined;
  for (let from = 0, to = 0; from < asks.length; from = to) {
    const first = asks[from];
    const { cell, hiddenSize } = first;
    while (to < asks.length && alike(asks[to], first) && to - from < methods.length) to++;
    if (bench?.cell !== cell || bench.hiddenSize !== hiddenSize)
      bench = new Bench(kernels, cell, hiddenSize, longest);
    yield* yield* together(bench, asks.slice(from, to), now);
  }
  return undefined;
}

/** Passes over one length, timed in turns. */
function* together(
  bench: Bench,
  asks: readonly PassAsk[],
  now: () => number
): Generator<undefined, Measurement[], void> {
  const [{ T }] = asks;
  const exact = bench.exact(T);
  bench.clear();
  const passes = asks.map((ask) => {
    const pass = bench.pass(ask);
    pass.run();
    return { pass, difference: bench.difference(exact) };
  });
  const timings = yield* takeTurns(
    passes.map(({ pass }) => pass.run),
    now
  );
  return passes.map(({ pass, difference }, i) => {
    const aStep = (milliseconds: number) => (milliseconds * 1000) / T;
    const { median, range } = timings[i];
    return {
      bytes: pass.bytes,
      perStep: aStep(median),
      range: [aStep(range[0]), aStep(range[1])],
      difference
    };
  });
}

const alike = (a: PassAsk, b: PassAsk) => a.cell === b.cell && a.hiddenSize === b.hiddenSize && a.T === b.T;

/** One network, one random sequence, and memory enough for any pass over it. */
class Bench {
  readonly #net: Network;
  readonly #pool: Pool;
  readonly #x: Float32Array;
  readonly #target: Float32Array;
  #exact = { T: 0, grad: new Float32Array() };

  constructor(
    kernels: WebAssembly.Module | null,
    readonly cell: CellKind,
    readonly hiddenSize: number,
    longest: number
  ) {
    // One checkpoint holds what a whole pass does, and its one state.
    const bytes = predict(cell, hiddenSize).bytes({
      method: 'checkpointed',
      T: longest,
      window: 1,
      checkpoints: 1
    });
    const most = methods.length * (bytes + Pool.slack);
    const backend = kernels ? wasmBackend(kernels, { bytes: most + BESIDE }) : typescript;
    const rng = new Rng(1);
    this.#net = new Network(specOf(cell, hiddenSize), { backend }).init(rng);
    this.#pool = new Pool(backend, most / 4);
    const numbers = () => Float32Array.from({ length: longest * WIDTH }, () => rng.normal());
    this.#x = numbers();
    this.#target = numbers();
  }

  /** Gives up the passes made so far. */
  clear(): void {
    this.#pool.clear();
  }

  /** There is room for one pass of each method at a time. */
  pass(spec: PassSpec): Pass {
    return makePass(this.#net, spec, { x: this.#x, target: this.#target }, this.#pool.allocate);
  }

  /** The gradient of the whole sequence. */
  exact(T: number): Float32Array {
    if (this.#exact.T !== T) {
      this.clear();
      this.pass({ method: 'full', T, window: T, checkpoints: 1 }).run();
      this.#exact = { T, grad: Float32Array.from(this.#net.grad) };
    }
    return this.#exact.grad;
  }

  /** |g − exact| / |exact|, g being the gradient of the last pass. */
  difference(exact: Float32Array): number {
    const own = gradNormOf(exact);
    const net = this.#net;
    for (let i = 0; i < exact.length; i++) net.grad[i] -= exact[i];
    return gradNorm(net) / own;
  }
}

const gradNormOf = (grad: Float32Array) => Math.sqrt(typescript.sumOfSquares(grad));
