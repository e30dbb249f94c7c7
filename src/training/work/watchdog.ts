import type { Clock } from './clock.ts';

export interface WatchdogOptions {
  clock: Clock;
  /** Milliseconds without a sign of life after which one is asked for; as many again, and none is expected any more. */
  patience: number;
  /** Asks for a sign of life; resolves when it comes. */
  ask: () => Promise<unknown>;
  silent: () => void;
}

/**
 * Notices a worker that hangs or has closed itself: neither is an event. It asks before it judges, because a page that
 * was asleep has heard nothing either.
 */
export class Watchdog {
  readonly #options: WatchdogOptions;
  #beats = 0;
  #wanted = false;
  #awake = false;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  /** A sign of life. */
  beat(): void {
    this.#beats++;
  }

  /** From now on silence counts. */
  watch(): void {
    // Whoever asks again while nothing has come is no sign of life.
    if (!this.#wanted) this.#beats++;
    this.#wanted = true;
    if (!this.#awake) void this.#keepWatch();
  }

  /** From now on nothing is expected. */
  rest(): void {
    this.#wanted = false;
  }

  async #keepWatch(): Promise<void> {
    const { ask, silent } = this.#options;
    this.#awake = true;
    while (this.#wanted) {
      if (!(await this.#quiet())) continue;
      ask().then(
        () => this.beat(),
        () => {}
      );
      if (!(await this.#quiet())) continue;
      this.#wanted = false;
      silent();
    }
    this.#awake = false;
  }

  /** Whether nothing was heard for as long as patience lasts. */
  async #quiet(): Promise<boolean> {
    const { clock, patience } = this.#options;
    const before = this.#beats;
    await clock.sleep(patience);
    return this.#wanted && this.#beats === before;
  }
}
