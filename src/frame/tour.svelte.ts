import { accept, toJson, type Json, type Parameters } from './params/index.ts';
import type { Player } from './player.svelte.ts';
import type { ParamStore } from './store.svelte.ts';

/** A state of a figure that a text speaks of. Two stops are the same if they are the same object. */
export interface Stop {
  /** Where it differs from the figure's first state. */
  set: Readonly<Record<string, Json>>;
  /** Where in time the figure goes; where it starts if not given. */
  t?: number;
}

/** How a text moves a figure, and gives it back. */
export interface TourHandle {
  /** The stop that the figure was last sent to; undefined while the reader has the figure. */
  readonly stop: Stop | undefined;
  /** What sent it there, where the page had to leave that to show the figure. */
  readonly text: HTMLElement | undefined;
  /**
   * Sends the figure to a stop. What the reader had is kept from the first stop until `back` or `keep`.
   *
   * @param text the element that speaks of the stop, if the page had to leave it
   * @throws Error if the figure has no such parameters
   */
  show(stop: Stop, text?: HTMLElement): void;
  /** Whether the figure is at this stop, or on its way, and nothing was changed since. */
  shows(stop: Stop): boolean;
  /** Gives the reader's own state back. */
  back(): void;
  /** The state shown becomes the reader's. */
  keep(): void;
}

/** One figure's tour: it goes from stop to stop and remembers what the reader had before. */
export class Tour<V extends Record<string, unknown>> implements TourHandle {
  #stop = $state.raw<Stop>();
  #text = $state.raw<HTMLElement>();
  #there = '';
  #own: { params: V; t: number } | undefined;
  readonly #parameters: Parameters<V>;
  readonly #store: ParamStore<V>;
  readonly #player: Player;
  readonly #first: () => { params: V; t: number };

  /** @param first the figure's first state: a stop says only where it differs, so that it is the same for every reader */
  constructor(
    parameters: Parameters<V>,
    store: ParamStore<V>,
    player: Player,
    first: () => { params: V; t: number }
  ) {
    this.#parameters = parameters;
    this.#store = store;
    this.#player = player;
    this.#first = first;
  }

  get stop() {
    return this.#stop;
  }

  get text() {
    return this.#text;
  }

  show(stop: Stop, text?: HTMLElement) {
    const first = this.#first();
    const accepted = accept(this.#parameters, first.params, stop.set);
    if (!accepted.ok) throw new Error(accepted.error);
    this.#own ??= { params: this.#store.all, t: this.#player.aim };
    this.#player.pause();
    this.#store.replace(accepted.value);
    this.#there = this.#written();
    this.#stop = stop;
    this.#text = text;
    this.#player.travel(stop.t ?? this.#player.model.start ?? first.t);
  }

  shows(stop: Stop) {
    if (this.#stop !== stop || this.#written() !== this.#there) return false;
    return stop.t === undefined || !this.#player.scrubs || this.#player.aim === this.#player.within(stop.t);
  }

  back() {
    const own = this.#own;
    this.keep();
    if (!own) return;
    this.#player.pause();
    this.#store.replace(own.params);
    this.#player.travel(own.t);
  }

  keep() {
    this.#own = undefined;
    this.#stop = undefined;
    this.#text = undefined;
  }

  #written() {
    return JSON.stringify(toJson(this.#parameters, this.#store.all));
  }
}
