/** What one update showed; all numbers are from before its step. */
export interface Update {
  /** Counted from 1; skipped ones count. */
  readonly update: number;
  /** Mean over the chunk's predictions, in nats; `bits` the same in bits per character. */
  readonly loss: number;
  readonly bits: number;
  /** Global norm of the gradient, before clipping. */
  readonly norm: number;
  /** Learning rate, and the largest norm let through; null: nothing is clipped. */
  readonly rate: number;
  readonly clip: number | null;
  /** What was not finite, so that the weights were left as they were; null for a step that was made. */
  readonly skipped: 'loss' | 'norm' | 'state' | null;
}

/** What is measured every so many updates, because it costs as much as an update. */
export interface Probe {
  /** The update after which it was taken. */
  readonly update: number;
  /** ‖dL/dh‖ by distance, L being the loss at the last step alone: [0] at that step, [d] d steps before it. */
  readonly reach: readonly number[];
  /** relu: units that were 0 at every step of every row of the chunk. */
  readonly dead: readonly { readonly layer: number; readonly unit: number }[];
  /** Units in all layers. */
  readonly units: number;
  /** Share of each gate's values, over steps, rows and units, that lie where its curve is flat. */
  readonly saturation: readonly { readonly layer: number; readonly gate: string; readonly share: number }[];
  /** ‖Δw‖ / ‖w‖ of the update. */
  readonly step: number;
}

/** All that a diagnosis is made from. */
export interface Evidence {
  /** The last updates, oldest first, at most HISTORY. */
  readonly recent: readonly Update[];
  readonly probe: Probe | null;
  /** Nats: what a guess among all characters costs, ln V. */
  readonly guessing: number;
}

/** Updates that are looked back on. */
export const HISTORY = 200;
