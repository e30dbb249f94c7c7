import type { EntryCheck, GraphNode } from '$engine';
import type { GraphModel } from './model.ts';

/** What the panels beside the picture ask of its figure's model, to spell its numbers out. */
export interface ReadGraph extends GraphModel {
  /** The entry of a parameter whose shares are spelt out. */
  readonly entry: { node: GraphNode; entry: number } | undefined;
  /** Finite differences for the number shown; undefined where they are not asked for. */
  readonly checked: EntryCheck | undefined;
  /** Whether it is the reader's to find what the shares of a gradient add up to. */
  readonly unsummed: boolean;
}
