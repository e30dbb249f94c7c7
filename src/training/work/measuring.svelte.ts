import { Answers } from './answers.svelte.ts';
import type { Served } from './serve.ts';
import type { Work } from './work.svelte.ts';

/**
 * A figure that measures one thing after another in a worker, lengths say, and whose position is how many of them are
 * shown. What was measured stays: going back and forth, or back to settings that had been tried, asks for nothing anew.
 */
export abstract class Measuring<Ask, Answer, Params extends object> {
  readonly params: Params;
  readonly #work: Work<Served<readonly Ask[], Answer>>;
  /** All measurements of this visit. */
  readonly #answers: Answers<Ask, Answer>;
  #goal = $state(0);
  #playing = $state(false);
  readonly #complete = $derived.by(() => {
    for (let i = 0; i < this.length; i++) if (this.#answers.missing(this.asksAt(i)).length > 0) return i;
    return this.length;
  });

  /** @param work of a job that gives one answer to each of its asks, in their order */
  constructor(params: Params, work: Work<Served<readonly Ask[], Answer>>) {
    this.params = params;
    this.#work = work;
    this.#answers = new Answers(work);
  }

  abstract readonly length: number;
  /** What is measured at a position, with the parameters of the moment. */
  protected abstract asksAt(i: number): Ask[];

  /** Position: how many have been measured and are shown. */
  get t(): number {
    return this.#goal;
  }
  get playing(): boolean {
    return this.#playing && this.measuring;
  }
  get measuring(): boolean {
    return this.#work.busy;
  }
  get failure() {
    return this.#work.failure;
  }
  /** What is measured with; empty before it is. */
  get backend(): string {
    return this.#work.backend;
  }
  /** Points that belong in the picture and have not been measured with these settings. */
  get missing(): number {
    return this.#missing(this.t).length;
  }
  /** What was measured, where it was. */
  protected answerTo(ask: Ask): Answer | undefined {
    return this.#answers.of(ask);
  }

  play = () => {
    this.pause();
    if (this.#goal >= this.length && this.missing === 0) {
      this.#answers.forget(this.#asks(this.length));
      this.#goal = 0;
    }
    if (this.#complete >= this.length) {
      this.#goal = this.length;
      return;
    }
    this.#goal = this.#complete;
    this.#playing = true;
    this.measure(this.#missing(this.length));
  };

  pause = () => {
    this.#playing = false;
    // Whatever it is at, the worker ends at once; a point half measured is measured again.
    if (this.measuring) this.#work.terminate();
  };

  step = (by: 1 | -1) => this.seek(this.t + by);

  /** Shows the first t, and measures those of them that have not been. */
  seek = (t: number) => {
    this.pause();
    this.#goal = Math.max(0, Math.min(t, this.length));
    const asks = this.#missing(this.#goal);
    if (asks.length > 0) this.measure(asks);
  };

  /** Changes parameters; what runs goes on with the new ones. */
  change = (change: Partial<Params>) => {
    const playing = this.playing;
    this.pause();
    Object.assign(this.params, change);
    if (playing) this.play();
  };

  restart = () => {
    this.#work.failure = undefined;
    if (this.#playing) this.play();
    else this.seek(this.t);
  };

  reset = () => {
    this.pause();
    this.#goal = 0;
    this.#answers.clear();
  };

  destroy = () => this.#work.terminate();

  protected measure(asks: readonly Ask[]): void {
    const settings = JSON.stringify(this.params);
    this.#answers.begin(asks, (over) => {
      if (!this.#playing) return;
      this.#goal = Math.max(this.#goal, this.#complete);
      // A message from outside may have changed the settings under way.
      if (JSON.stringify(this.params) !== settings) this.play();
      else if (over) this.#playing = false;
    });
  }

  /** What belongs to the first `until`, in their order. */
  #asks(until: number): Ask[] {
    return Array.from({ length: until }, (_, i) => this.asksAt(i)).flat();
  }
  #missing(until: number): Ask[] {
    return this.#answers.missing(this.#asks(until));
  }
}
