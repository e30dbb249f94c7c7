import {
  clipGradNorm,
  gradNorm,
  type Gradients,
  type Network,
  type Numbers,
  type Optimiser,
  type Trace
} from '../engine/index.ts';

/** What of an update was not finite, so that no step was made; null where one was. */
export type Skipped = 'loss' | 'norm' | 'state' | null;

/** How an update went. */
export interface Descended {
  /** Mean loss of the batch, before its update. */
  loss: number;
  /** Of the gradient, before it was clipped. */
  norm: number;
  skipped: Skipped;
}

export interface DescentOptions {
  /** Largest global norm of the gradient. Default, and null: whatever it is. */
  clip?: number | null;
  /** Parameters that stay as they are, by name. */
  frozen?: readonly string[];
  /** Where the backward pass works. Default: new buffers for each. */
  reuse?: Gradients;
}

/**
 * Gradient descent on a network: the one update of weights that all of the book's training makes. A step that is not
 * finite is not made: weights and optimiser stay as they are, and the update says what was wrong.
 */
export class Descent {
  clip: number | null;
  readonly #frozen: readonly string[];
  readonly #reuse: Gradients | undefined;

  constructor(
    readonly network: Network,
    readonly optimiser: Optimiser,
    { clip = null, frozen = [], reuse }: DescentOptions = {}
  ) {
    this.clip = clip;
    this.#frozen = frozen;
    this.#reuse = reuse;
  }

  /**
   * One update.
   * @param trace of the forward pass over a batch
   * @param loss its mean over the batch, and its gradient by the trace's output
   */
  update(trace: Trace, { loss, dOutput }: { loss: number; dOutput: Numbers }): Descended {
    this.network.zeroGrad();
    this.network.backward(trace, { dOutput, reuse: this.#reuse });
    return this.step(trace, loss);
  }

  /** The end of an update whose gradients are in the network: clips, and steps where all is finite. */
  step({ hn, cn }: Pick<Trace, 'hn' | 'cn'>, loss: number): Descended {
    const { network, clip } = this;
    for (const name of this.#frozen) network.parameter(name).grad.fill(0);
    const norm = clip === null ? gradNorm(network) : clipGradNorm(network, clip);
    const skipped = !Number.isFinite(loss)
      ? 'loss'
      : !Number.isFinite(norm)
        ? 'norm'
        : hn.every(Number.isFinite) && cn.every(Number.isFinite)
          ? null
          : 'state';
    if (!skipped) this.optimiser.step();
    return { loss, norm, skipped };
  }
}
