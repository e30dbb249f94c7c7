import { prefersReducedMotion } from 'svelte/motion';
import { animate } from './loop.ts';
import type { Model } from './definition.ts';

/** Seconds that one step takes at speed 1: a step with many parts needs time to be followed. */
const secondsPerStep = (substeps: number) => (substeps > 1 ? Math.min(6, 0.6 + substeps * 0.16) : 0.5);

/** Seconds that a run from start to end takes at the most, at speed 1: nobody watches longer. */
const LONGEST_RUN = 12;

/** Seconds for the whole way when a text sends the figure somewhere, however far that is. */
const TRAVEL = 1.2;

export const speeds = [0.25, 0.5, 1, 2, 4, 8];

/** Moves a model through time: playing, single steps shown part by part, and the reader's own seeking. */
export class Player {
  readonly model: Model;
  /** How far the current step has been shown; 1 at rest. */
  progress = $state(1);
  #speed = $state(1);
  /** What the model threw, wrapped; the frame then shows the figure as broken. */
  failure = $state.raw<{ error: unknown }>();
  #run = $state<'rest' | 'step' | 'play' | 'travel'>('rest');
  #from = 0;
  #to = $state(0);
  #elapsed = 0;
  #leave: (() => void) | undefined;
  #visible = true;
  #peeked = false;

  constructor(model: Model) {
    this.model = model;
  }

  /** Whether the model can be sent to any point of time. */
  get scrubs() {
    return this.model.seek !== undefined && this.model.length !== undefined;
  }
  /** Whether there is anything to play. A time that has no length is none, unless its steps make it longer. */
  get plays() {
    if (this.scrubs) return this.length > 0 || this.model.grows === true;
    return this.model.step !== undefined || this.model.play !== undefined;
  }
  get t() {
    return this.model.t ?? 0;
  }
  get length() {
    return this.model.length ?? 0;
  }
  /** Whether a reader's choice of speed has any effect. */
  get paced() {
    return this.model.speed !== undefined || (this.plays && this.model.play === undefined);
  }
  get speed() {
    return this.#speed;
  }
  set speed(speed: number) {
    this.#speed = speed;
    // A model that runs by itself keeps its own pace and is told.
    if (this.model.speed !== undefined) this.model.speed = speed;
  }
  get playing() {
    return this.model.playing ?? this.#run === 'play';
  }
  /** Off screen nothing moves. The frame keeps this up to date. */
  get visible() {
    return this.#visible;
  }
  set visible(visible: boolean) {
    this.#visible = visible;
    this.#look();
  }
  /** Seen in a second view of the figure, wherever the first one is. */
  peek = (seen: boolean) => {
    this.#peeked = seen;
    this.#look();
  };
  #look() {
    if (!this.#visible && !this.#peeked) this.#stop();
    else if (this.#run !== 'rest') this.#start();
  }
  /** On its way to where a text sent it. */
  get travelling() {
    return this.#run === 'travel';
  }
  /** Where the player is, or where it has been sent and is going. */
  get aim() {
    return this.travelling ? this.#to : this.t;
  }
  get atEnd() {
    return this.scrubs && this.t >= this.length;
  }
  /** Whether nothing comes after where it is: of a time that grows there is always more. */
  get over() {
    return this.atEnd && !this.model.grows;
  }

  play = () => {
    if (!this.plays || this.playing) return;
    if (this.model.play) return this.#ask(() => this.model.play?.());
    if (this.atEnd) this.seek(0);
    this.#run = 'play';
    // A playing figure answers at once: the first step does not wait for the clock.
    if (this.progress >= 1) this.#advance();
    else this.#start();
  };

  pause = () => {
    this.#rest();
    this.#ask(() => this.model.pause?.());
  };

  toggle = () => (this.playing ? this.pause() : this.play());

  step = (by: 1 | -1) => {
    if (!this.plays) return;
    this.pause();
    if (by === 1 && this.over) return;
    this.#move(by);
    if (by === 1 && this.model.substeps !== undefined && !prefersReducedMotion.current) {
      this.#elapsed = 0;
      this.progress = 0;
      this.#run = 'step';
      this.#start();
    }
  };

  seek = (t: number) => {
    if (!this.scrubs) return;
    this.pause();
    this.#ask(() => this.model.seek?.(this.within(t)));
  };

  /** Goes to a point of time through those between, in about a second; at once under reduced motion. */
  travel = (t: number) => {
    const to = this.within(t);
    if (!this.scrubs || to === this.t) return this.pause();
    if (prefersReducedMotion.current) return this.seek(to);
    this.pause();
    this.#from = this.t;
    this.#to = to;
    this.#elapsed = 0;
    this.#run = 'travel';
    this.#start();
  };

  /** The nearest point of time that the model has. */
  within(t: number) {
    return Math.min(this.length, Math.max(0, Math.round(t)));
  }

  destroy = () => this.#rest();

  #rest() {
    this.#stop();
    this.#run = 'rest';
    this.progress = 1;
  }

  #move(by: 1 | -1) {
    this.#ask(() => {
      if (this.model.step) this.model.step(by);
      else this.model.seek?.(this.within(this.t + by));
    });
  }

  #advance() {
    if (this.atEnd) return this.#rest();
    this.#move(1);
    this.#elapsed = 0;
    this.progress = prefersReducedMotion.current ? 1 : 0;
    this.#start();
  }

  #start() {
    if (this.#visible || this.#peeked) this.#leave ??= animate((seconds) => this.#tick(seconds));
  }

  #stop() {
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Lets the model act. What it throws is kept for the frame and thrown on to whoever asked. */
  #ask(act: () => void) {
    try {
      act();
    } catch (error) {
      this.#rest();
      this.failure = { error };
      throw error;
    }
  }

  /** Seconds that a step takes at speed 1. */
  get #pace() {
    const usual = secondsPerStep(this.model.substeps ?? 1);
    return this.scrubs ? Math.min(usual, LONGEST_RUN / this.length) : usual;
  }

  #tick(seconds: number) {
    if (this.travelling) return this.#approach(seconds);
    const duration = this.#pace / this.speed;
    this.#elapsed += seconds / duration;
    // Under reduced motion a step is shown whole; only its pace is kept.
    this.progress = prefersReducedMotion.current ? 1 : Math.min(1, this.#elapsed);
    if (this.#elapsed < 1) return;
    if (this.#run === 'play') this.#advance();
    else this.#rest();
  }
  #approach(seconds: number) {
    this.#elapsed += seconds / TRAVEL;
    const way = this.within(this.#from + (this.#to - this.#from) * Math.min(1, this.#elapsed));
    if (way !== this.t) this.#ask(() => this.model.seek?.(way));
    if (this.#elapsed >= 1) this.#rest();
  }
}
