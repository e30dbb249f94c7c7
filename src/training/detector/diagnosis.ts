import type { Network } from '../../engine/index.ts';
import type { Ending } from './learning.ts';
import { reportUnits } from './units.ts';

/**
 * How a search stands or ended, for a sentence:
 * - running, found;
 * - diverged: the loss or a weight is no longer a usable number;
 * - dead: the gradient of every weight stays exactly 0;
 * - constant: given up while every string gets nearly the same answer;
 * - falling: given up while the loss was still on its way down;
 * - stuck: given up at a loss that no longer fell.
 */
export type Kind = 'running' | 'found' | 'diverged' | 'dead' | 'constant' | 'falling' | 'stuck';

export interface Diagnosis {
  kind: Kind;
  /** Units that no string switches on. */
  silent: number;
  /** Least and greatest answer over all strings of up to 8 bits. */
  answers: readonly [number, number];
  /** Mean loss over the last fifth of the updates, and over the fifth before it. NaN where there are too few. */
  late: number;
  earlier: number;
}

/** Answers that differ by less than this are one answer. */
const SAME = 0.1;
/** The loss is falling where the last fifth of the updates took more than this share off it: about five times its noise. */
const FALLING = 0.03;

/**
 * @param network undefined where its weights are no longer usable numbers
 * @param losses one an update, in order
 */
export function diagnose(
  network: Network | undefined,
  h0: readonly number[],
  ending: Ending | undefined,
  losses: readonly number[]
): Diagnosis {
  const fifth = Math.floor(losses.length / 5);
  const late = mean(losses.slice(-fifth));
  const earlier = mean(losses.slice(-2 * fifth, -fifth));
  const numbers = { late: fifth > 0 ? late : NaN, earlier: fifth > 0 ? earlier : NaN };
  if (!network || ending === 'diverged')
    return { kind: 'diverged', silent: 0, answers: [NaN, NaN], ...numbers };
  const silent = reportUnits(network, h0).filter(({ kind }) => kind === 'silent').length;
  const answers = range(network, h0);
  const kind = (): Kind => {
    if (ending !== 'given-up') return ending ?? 'running';
    if (answers[1] - answers[0] < SAME) return 'constant';
    return late < (1 - FALLING) * earlier ? 'falling' : 'stuck';
  };
  return { kind: kind(), silent, answers, ...numbers };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function range(network: Network, h0: readonly number[]): [number, number] {
  const length = 8;
  const count = 1 << length;
  // Every string of 8 bits begins with every shorter one, so these answers are all there are.
  const x = Float64Array.from({ length: length * count }, (_, i) => {
    const t = Math.floor(i / count);
    return ((i % count) >> (length - 1 - t)) & 1;
  });
  const start = Float64Array.from({ length: count * h0.length }, (_, i) => h0[i % h0.length]);
  const { output } = network.forward(x, { T: length, B: count, h0: start });
  return [Math.min(...output), Math.max(...output)];
}
