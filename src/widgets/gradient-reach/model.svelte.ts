import { guessedNumber } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import { Asking } from '$training/character/asking.svelte.ts';
import { ModelAtHand } from '$training/character/model-at-hand.svelte.ts';
import type { Reach, ReachAsk } from '$training/character/reach.ts';
import { BACK, type ReachParams } from './params.ts';

/** Characters back that are shown at one position of the player. */
const STRIDE = 3;
/** A change of the prediction, in bits, below which it counts as none. */
export const THRESHOLD = 0.01;

/** How far back a prediction reaches: by its gradient, and by what happens when a character is replaced. */
export class GradientReach extends Timed {
  readonly params: ReachParams;
  readonly source: ModelAtHand;
  readonly #asking: Asking;

  readonly characters = $derived.by(() => Array.from(this.params.text));
  readonly ask: ReachAsk = $derived.by(() => {
    const { text, at, others } = this.params;
    return { kind: 'reach', text, at, back: BACK, others };
  });
  /** What is known so far, from the character just before on. */
  readonly reaches: readonly Reach[] = $derived.by(
    () => (this.#asking.newsOf(this.source.handed, this.ask) ?? []) as readonly Reach[]
  );
  /** The part of it that the player has come to. */
  readonly shown = $derived.by(() => this.reaches.slice(0, this.t * STRIDE));

  constructor(params: ReachParams, source = new ModelAtHand(() => params.model), asking = new Asking()) {
    super();
    this.params = params;
    this.source = source;
    this.#asking = asking;
    this.seek(this.length);
  }

  get length() {
    return BACK / STRIDE;
  }
  get start() {
    return BACK / STRIDE;
  }
  reset = () => this.seek(this.length);
  /** Characters back that there are. */
  get most(): number {
    return Math.min(BACK, this.params.at - 1);
  }
  get complete(): boolean {
    return this.reaches.length >= this.most;
  }
  /** The largest distance at which a replacement still changes the prediction. */
  get farthest(): number | undefined {
    if (!this.complete) return undefined;
    return this.reaches.findLast(({ real }) => real >= THRESHOLD)?.distance ?? 0;
  }
  get guessed() {
    return guessedNumber(this.params.reach);
  }

  pick = (index: number) => {
    this.params.at = index + 1;
  };
  /** Asks for what is not known. A view calls it after every change. */
  request = () => {
    this.source.load();
    this.#asking.ask(this.source.handed, this.ask);
  };

  get failure() {
    return this.source.failure ?? this.#asking.failure;
  }
  restart = () => {
    if (this.source.failure) this.source.retry();
    else this.#asking.restart();
    this.request();
  };
  destroy = () => this.#asking.terminate();

  values() {
    return {
      character: this.characters[this.params.at - 1] ?? '',
      distance: this.reaches.map(({ distance }) => distance),
      foretold: this.reaches.map(({ foretold }) => foretold),
      real: this.reaches.map(({ real }) => real),
      farthest: this.farthest ?? null
    };
  }
}
