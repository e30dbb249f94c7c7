/** A gated cell as the figures of a single cell know it. */
export interface GatedCell<G extends string = string> {
  readonly cell: 'lstm' | 'gru';
  /** In the order of PyTorch's rows. */
  readonly gates: readonly G[];
  /** The one that is content, from −1 to 1; the others are open from 0 to 1. */
  readonly content: G;
}

export const lstm = { cell: 'lstm', gates: ['i', 'f', 'g', 'o'], content: 'g' } as const satisfies GatedCell;
export const gru = { cell: 'gru', gates: ['r', 'z', 'n'], content: 'n' } as const satisfies GatedCell;

export type LstmGate = (typeof lstm.gates)[number];
export type GruGate = (typeof gru.gates)[number];
