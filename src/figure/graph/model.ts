import type { Graph } from '$engine';
import type { PrintedSum } from '../print-sum.ts';
import type { Shares } from './shares.ts';
import type { Structure } from './structure.ts';
import type { Target } from './target.ts';

/** What the picture of a graph asks of its figure's model. */
export interface GraphModel {
  readonly graph: Graph;
  /** The same object while only numbers change: drawing hangs on it. */
  readonly structure: Structure;

  /** What a pointer is over, or what the keyboard has walked to. */
  pointed: Target | undefined;
  /** The id of the node that the keyboard stands on. */
  active: string | undefined;
  /** What the reader holds fast. */
  readonly pinned: Target | undefined;
  /** What is pointed at, or else pinned. */
  readonly shown: Target | undefined;
  /** Holds something fast; lets it go where it is held already, or where nothing is given. */
  readonly pin: (target: Target | undefined) => void;

  /** What every use adds to the gradient of one entry, drawn where it arises; undefined where no entry is shown. */
  readonly shares: Shares | undefined;
  readonly printedShares: PrintedSum | undefined;
  /** Whether the gradients of the weights are the reader's to find. */
  readonly hidesTotal: boolean;

  /** Whether the numbers may not be set. */
  readonly fixed: boolean;
  /** A number that may be set: a weight, an input, a target, an initial state. It follows itself alone, not the graph. */
  readonly given: (id: string, entry: number) => number;
  readonly set: (id: string, entry: number, value: number) => void;
}
