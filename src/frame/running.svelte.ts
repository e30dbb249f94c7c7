import { animate } from './loop.ts';
import { Timed } from './timed.svelte.ts';

/** Seconds that a run from the first position to the last takes at speed 1. */
const RUN = 12;

/**
 * A model whose time has too many positions for a step each: while it plays it goes through all of them in twelve seconds,
 * several a frame where there are many. A step is still one position.
 */
export abstract class Running extends Timed {
  #leave = $state.raw<(() => void) | undefined>();
  #speed = $state(1);
  /** What has been run through but makes no whole position yet. */
  #rest = 0;

  get playing(): boolean {
    return this.#leave !== undefined;
  }
  get speed(): number {
    return this.#speed;
  }
  set speed(speed: number) {
    this.#speed = speed;
  }
  /** Positions a second at speed 1; few positions do not crawl. */
  get pace(): number {
    return Math.max(8, this.length / RUN);
  }

  play = () => {
    if (this.playing || this.length === 0) return;
    if (this.atEnd) this.seek(0);
    this.#rest = 0;
    this.#leave = animate((seconds) => this.#run(seconds));
  };
  pause = () => {
    this.#leave?.();
    this.#leave = undefined;
  };
  destroy = () => this.pause();

  #run(seconds: number): void {
    this.#rest += seconds * this.pace * this.speed;
    const whole = Math.floor(this.#rest);
    if (whole === 0) return;
    this.#rest -= whole;
    this.seek(this.t + whole);
    if (this.atEnd) this.pause();
  }
}
