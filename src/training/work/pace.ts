import { realClock, type Clock } from './clock.ts';

/** Work between two looks at the messages, in milliseconds; one piece of it may take it beyond. */
export const SLICE = 20;
/** Reports of long work reach the page at most this often: milliseconds between two. */
export const REPORT_INTERVAL = 50;

/** Long work, in pieces, and what there is to tell of it. */
export interface Labour {
  /** Does one piece. Says whether there is more; as a promise, where it has to wait for something before. */
  advance(): boolean | Promise<boolean>;
  /** How many news have not been reported. */
  news(): number;
  /** Reports them; done when the page has taken them. */
  report(): unknown;
  /** News a second at most; asked again for every slice. Default: as many as are made. */
  rate?(): number;
}

export interface PaceOptions {
  clock?: Clock;
  /** Milliseconds between two reports. Default: 20 reports a second. */
  interval?: number;
  /** Milliseconds of rest after the first report. */
  rest?: number;
}

/**
 * Does the work in slices until there is none left or the signal is aborted, and reports the last of it. Between two
 * slices messages are heard. No report is made before the page has taken the one before: a page that is busy is not
 * flooded, nor does the work wait for it.
 * @throws what a report throws
 */
export async function paced(
  labour: Labour,
  signal: AbortSignal,
  { clock = realClock, interval = REPORT_INTERVAL, rest = 0 }: PaceOptions = {}
): Promise<void> {
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true })
  );
  const refusals: unknown[] = [];
  let sending: Promise<void> | undefined;
  let due = -Infinity;
  let quiet = rest;
  let more = true;

  const send = async () => {
    try {
      await labour.report();
    } catch (cause) {
      refusals.push(cause);
    }
    sending = undefined;
  };

  while (more && !signal.aborted && refusals.length === 0) {
    const rate = labour.rate?.() ?? Infinity;
    const beat = Math.max(interval, 1000 / rate);
    const enough = Math.max(1, (rate * beat) / 1000);
    const began = clock.now();
    do {
      const advanced = labour.advance();
      more = typeof advanced === 'boolean' ? advanced : await advanced;
    } while (more && !signal.aborted && labour.news() < enough && clock.now() - began < SLICE);
    const full = labour.news() >= enough;
    const now = clock.now();
    let pause = full ? Math.max(0, due - now) : 0;
    if (labour.news() > 0 && !sending && now >= due) {
      due = now + beat;
      sending = send();
      pause = Math.max(full ? beat : 0, quiet);
      quiet = 0;
    }
    if (more) await (pause > 0 ? Promise.race([clock.sleep(pause), aborted]) : clock.sleep(0));
  }
  await sending;
  if (labour.news() > 0 && refusals.length === 0) await send();
  if (refusals.length > 0) throw refusals[0];
}
