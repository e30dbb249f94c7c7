import { HISTORY, type Evidence } from './evidence.ts';
import { mean, median, squaredError } from './statistics.ts';

/** There is a gradient to follow, and the steps are too short to get anywhere. */
export interface RateTooSmall {
  kind: 'rate-too-small';
  /** By how much the mean loss of the later half is below that of the earlier half; nats. */
  improvement: number;
  /** Standard error of that difference. */
  noise: number;
  /** Updates looked at. */
  of: number;
  /** Median norm of the gradient. */
  norm: number;
  /** ‖Δw‖ / ‖w‖ of one update. */
  step: number;
  rate: number;
}

/** Below so many standard errors an improvement may be chance. */
const CHANCE = 2;
/** Smaller gradients may mean that there is nothing left to learn. */
const HEALTHY = 1e-3;
/** Runs that learn take steps of a thousandth and more, and go on to do so once they have come to rest. */
const SHORT = 3e-4;
/** Of the loss, in 100 updates: a run that falls faster gets somewhere, though in short steps. */
const SLOW = 0.01;

export function rateTooSmall({ recent, probe }: Evidence): RateTooSmall | null {
  const rate = recent.at(-1)?.rate ?? NaN;
  const same = recent.filter((one) => one.rate === rate && one.skipped === null);
  if (!probe || same.length < HISTORY || !(probe.step < SHORT)) return null;
  const losses = same.map(({ loss }) => loss);
  const earlier = losses.slice(0, HISTORY / 2);
  const later = losses.slice(HISTORY / 2);
  const improvement = mean(earlier) - mean(later);
  const noise = Math.sqrt(squaredError(earlier) + squaredError(later));
  const norm = median(same.map((one) => one.norm));
  const gain = Math.max(CHANCE * noise, SLOW * mean(earlier));
  if (improvement > gain || norm < HEALTHY) return null;
  return { kind: 'rate-too-small', improvement, noise, of: same.length, norm, step: probe.step, rate };
}
