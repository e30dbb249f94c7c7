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
/** About a thousandth is usual. A run that has come to rest at a good rate still takes longer steps than this. */
const SHORT = 1e-4;

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
  if (improvement > CHANCE * noise || norm < HEALTHY) return null;
  return { kind: 'rate-too-small', improvement, noise, of: same.length, norm, step: probe.step, rate };
}
