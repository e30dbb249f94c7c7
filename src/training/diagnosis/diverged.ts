import type { Evidence, Update } from './evidence.ts';
import { mean } from './statistics.ts';

/** The run has left the numbers that can be used, or is leaving them. */
export interface Diverged {
  kind: 'diverged';
  /** 'not-finite': steps had to be skipped; 'worse-than-guessing': finite, and worse than knowing nothing. */
  cause: 'not-finite' | 'worse-than-guessing';
  /** Of the last `of` updates so many were skipped. */
  skipped: number;
  of: number;
  /** What was not finite in the last one skipped. */
  what: Update['skipped'];
  /** Mean loss of the finite ones among them, and of guessing among all characters alike; nats. */
  loss: number;
  guessing: number;
}

/** Updates looked at: an accident is forgotten after so many good ones. */
const RECENT = 20;
/** A loss that much above guessing is no bad start any more. */
const WORSE = 1.5;

export function diverged({ recent, guessing }: Evidence): Diverged | null {
  const last = recent.slice(-RECENT);
  const lost = last.filter(({ skipped }) => skipped);
  const losses = last.map(({ loss }) => loss).filter(Number.isFinite);
  const loss = mean(losses);
  const worse = last.length === RECENT && loss > WORSE * guessing;
  if (lost.length === 0 && !worse) return null;
  return {
    kind: 'diverged',
    cause: lost.length > 0 ? 'not-finite' : 'worse-than-guessing',
    skipped: lost.length,
    of: last.length,
    what: lost.at(-1)?.skipped ?? null,
    loss,
    guessing
  };
}
