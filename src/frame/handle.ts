import type { Network, Trace } from '$engine';
import type { Json, Looks } from './params/index.ts';
import type { AnyDefinition, Model } from './definition.ts';
import type { Player } from './player.svelte.ts';
import type { TourHandle } from './tour.svelte.ts';

/** What it takes to draw a living figure a second time. */
export interface Drawn {
  readonly definition: AnyDefinition;
  readonly model: Model;
  readonly player: Player;
  readonly params: Readonly<Record<string, unknown>>;
  change(values: Record<string, unknown>): void;
}

/** What `change` reports: the part of a figure that an address holds. */
export interface Position {
  params: Record<string, Json>;
  t: number;
}

/** What `get` answers. */
export interface Snapshot extends Position {
  widget: string;
  length: number;
  values: Record<string, Json>;
}

/** A figure as messages, SPLICE, dialogs and tests see it. */
export interface FigureHandle {
  /** The widget's id, as in its address. */
  readonly widget: string;
  readonly title: string;
  /** The state in words. */
  readonly description: string;
  get(): Snapshot;
  /** The values as a table has them: what is spelt, a character a step, is a list. */
  table(): Pick<Snapshot, 'values' | 'length'>;
  /** The cheap part of `get`: no values are computed. Follows the figure inside `$derived` and `$effect`. */
  position(): Position;
  /** The state as a hash, without its `#`. */
  hash(looks?: Partial<Looks>): string;
  /** Takes over the state of an address, reset included: what `hash` wrote. Never throws. */
  restart(hash: string): void;
  /** Takes over a saved state and leaves alone what reset goes back to. Never throws. */
  restore(hash: string): void;
  /** Changes parameters, all or nothing; the error is a sentence. */
  set(params: unknown): { ok: true } | { ok: false; error: string };
  /** Whether there is anything to step or play. */
  readonly plays: boolean;
  /** Whether any point of time can be sought. */
  readonly scrubs: boolean;
  step(by: 1 | -1): void;
  seek(t: number): void;
  play(): void;
  pause(): void;
  reset(): void;
  readonly playing: boolean;
  /** How a text around the figure moves it, and gives it back. */
  readonly tour: TourHandle;
  /** For a second view of it, beside the words that speak of it. */
  readonly drawn: Drawn;
  /** 0 to 1 where the figure is an exercise, else undefined. */
  readonly score: number | undefined;
  /** The forward pass that the figure shows, where it shows one. */
  pass(): Trace<Network> | undefined;
  /** The picture, where the figure has drawn one. */
  picture(): SVGSVGElement | null;
  /** The figure's element, once it stands in the page. */
  readonly root: HTMLElement | undefined;
}
