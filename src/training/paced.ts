import { realClock, type Clock } from './work/clock.ts';

export { realClock, type Clock };

/** Reports of long work reach the page at most this often: milliseconds between two. */
export const REPORT_INTERVAL = 50;

/**
 * Repeats a slice of work until it returns false or the signal is aborted. Two slices begin at least `interval`
 * milliseconds apart, and between two the worker listens: a pause or a new speed is heard.
 */
export async function paced(
  slice: () => Promise<boolean>,
  interval: () => number,
  signal: AbortSignal,
  clock: Clock = realClock
): Promise<void> {
  while (!signal.aborted) {
    const began = clock.now();
    if (!(await slice())) return;
    await clock.sleep(Math.max(0, interval() - (clock.now() - began)));
  }
}
