/** Reports of long work reach the page at most this often: milliseconds between two. */
export const REPORT_INTERVAL = 50;

export interface Clock {
  /** Milliseconds. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
};

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
