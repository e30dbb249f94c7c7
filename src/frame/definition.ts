import type { Component, Snippet } from 'svelte';
import type { Network, Trace } from '$engine';
import type { Lang } from './language.ts';
import type { Json, Parameters } from './params/index.ts';
import type { Strings } from './strings.ts';

/**
 * What a figure does, without a page. Only `values` is required; the frame offers what it finds:
 * with `length` and `seek` the whole player, with `step` alone play and single steps, with `play` and `pause` a model
 * that runs by itself (a worker).
 */
export interface Model {
  /** Position in time, 0 to `length`. */
  readonly t?: number;
  readonly length?: number;
  /** Where it starts with the parameters it has; needed only where that is not the same for all parameters. */
  readonly start?: number;
  seek?(t: number): void;
  step?(by: 1 | -1): void;
  play?(): void;
  pause?(): void;
  readonly playing?: boolean;
  /** With `seek`: `length` is how far it has come, and a step at the end goes on. */
  readonly grows?: boolean;
  /** Set by the frame where the model runs by itself: 1 is its usual pace. */
  speed?: number;
  /** Parts in which one step is shown while it plays; the frame then moves `progress` from 0 to 1. */
  readonly substeps?: number;
  /** False where the present task has no question to guess at, although a parameter holds a guess. */
  readonly asks?: boolean;
  /** Changes parameters, where that asks for more than to write them; controls in the view go through it. */
  change?(values: Record<string, unknown>): void;
  /** Why long work has stopped, where it has: the frame says so, and offers to start it again. */
  readonly failure?: { readonly message: string } | undefined;
  restart?(): void;
  /** Called after the frame has put the parameters back to their initial values. */
  reset?(): void;
  destroy?(): void;
  /** Named values as JSON, arrays with time first. */
  values(): Record<string, Json>;
  /** Names of those values that are a string with a character for every step: in a table each row has its own. */
  readonly byCharacter?: readonly string[];
  /**
   * The forward pass whose numbers stand on the page: its network is exported with it, as safetensors and as PyTorch.
   * Of several networks the first; undefined where none is shown at present.
   */
  pass?(): Trace<Network> | undefined;
  /** 0 to 1, where the figure is an exercise. */
  readonly score?: number | undefined;
}

/** The props of every figure's View. */
export interface ViewProps<M, S> {
  model: M;
  s: S;
  lang: Lang;
  /** How far the current step has been shown, 0 to 1; 1 at rest and under reduced motion. */
  progress: number;
  /** Nothing may be edited. */
  locked: boolean;
  /** The reader's guess is waited for: what would tell the truth is veiled, and controls and player are locked. */
  asking: boolean;
  /** CSS pixels; a fixed width while prerendering. */
  width: number;
  /** A pointer is down in the figure: what is not in sight may wait until it is let go. */
  held: boolean;
  /** Set where the figure is an exercise: its goal is given. */
  exercise: string | undefined;
}

export interface Definition<V extends Record<string, unknown>, M extends Model, S extends { title: string }> {
  /** The folder's name and the address: `/embed/<id>/`. */
  id: string;
  parameters: Parameters<V>;
  Model: new (params: V) => M;
  View: Component<ViewProps<M, S>>;
  strings: Strings<S>;
  /** The figure's state in words, for those who do not see it. */
  describe(model: M, s: S, lang: Lang): string;
}

/** A definition whose types are not known: what the gallery, the embed page and the tests handle. */
export type AnyDefinition = Definition<Record<string, unknown>, Model, { title: string }>;

/** The frame's own props, beside a figure's parameters. */
export interface FrameProps {
  /** Anchor of this instance in the page; the widget's id if not given. */
  id?: string;
  /** Initial position. */
  t?: number;
  /** "2.1"; chapters give it through their context. */
  number?: string;
  /** Name reported with the score; given where the figure is an exercise. */
  exercise?: string;
  hide?: readonly ('toolbar' | 'caption' | 'player')[];
  lock?: boolean;
  /** The caption. */
  children?: Snippet;
}

export type Widget = Component<FrameProps & Record<string, unknown>> & { definition: AnyDefinition };
