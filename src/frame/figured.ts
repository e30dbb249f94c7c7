import { createContext } from 'svelte';
import type { Field } from './params/index.ts';

/** What the controls inside a figure know of it. */
export interface Figured {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field<unknown>>>;
  readonly values: Readonly<Record<string, unknown>>;
  /** Nothing may be edited: the figure is locked, or waits for a guess. */
  readonly locked: boolean;
  /** The reader's guess is waited for. */
  readonly asking: boolean;
  /** Changes some of the parameters at once. */
  change(values: Record<string, unknown>): void;
}

const [get, set] = createContext<Figured>();

/** Says to everything below this component which figure it stands in; its properties are read where they are used. */
export const setFigured = set;

/** The figure around this component. */
export const getFigured = get;
