import type { History } from './history.svelte.ts';

/** A figure whose position is that of work which is played: what the frame's player asks for comes from its history. */
export abstract class Played<Ask, News> {
  abstract readonly history: History<Ask, News>;

  get t(): number {
    return this.history.t;
  }
  get length(): number {
    return this.history.length;
  }
  /** Whether there is nothing left to work on. */
  get over(): boolean {
    return this.history.over;
  }
  get playing(): boolean {
    return this.history.playing;
  }
  /** Whether the work is still on its way to what is to be shown. */
  get catchingUp(): boolean {
    return this.history.catchingUp;
  }
  get failure() {
    return this.history.failure;
  }

  play = () => this.history.play();
  pause = () => this.history.pause();
  seek = (t: number) => this.history.seek(t);
  step = (by: 1 | -1) => this.seek(this.t + by);
  restart = () => this.history.restart();
  reset = () => this.history.reset();
  destroy = () => this.history.destroy();
}
