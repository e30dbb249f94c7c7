import { typescript, wasmBackend } from '../../engine/index.ts';
import { takeTurns } from '../meter.ts';
import type { Job, Lane } from '../work/serve.ts';
import type { Case } from './counts.ts';
import { memoryFor, runOf } from './runs.ts';

/** Microseconds of a whole run: the median of the repeats. */
export interface Taken {
  median: number;
  /** The fastest and the slowest repeat. */
  range: [number, number];
}

const REPEATS = 7;

/**
 * Times cases, shortest first as they are asked for; those of one length take turns.
 * @param now milliseconds
 */
export const measureCosts =
  (now: () => number = () => performance.now()): Job<readonly Case[], Taken> =>
  (asks, kernels) => [measuring(asks, kernels, now)];

function* measuring(
  asks: readonly Case[],
  kernels: WebAssembly.Module | null,
  now: () => number
): Lane<Taken> {
  for (let from = 0, to = 0; from < asks.length; from = to) {
    const { T } = asks[from];
    while (to < asks.length && asks[to].T === T) to++;
    const runs = asks.slice(from, to).map((one) => {
      const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(one.width, T) }) : typescript;
      return runOf(one, backend);
    });
    const micro = (milliseconds: number) => milliseconds * 1000;
    for (const { median, range } of yield* takeTurns(runs, now, REPEATS))
      yield { median: micro(median), range: [micro(range[0]), micro(range[1])] };
  }
  return undefined;
}
