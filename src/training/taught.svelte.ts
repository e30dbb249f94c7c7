import { Network, type FloatArray, type Spec } from '../engine/index.ts';
import { Vocabulary } from './text/vocabulary.ts';

/** A character model that the reader has trained, as it stood when it was last kept. */
export class Taught {
  readonly vocabulary: Vocabulary;
  #network: Network | undefined;

  /**
   * @param spec of its network: its inputs and outputs are the characters of the vocabulary
   * @param weights that nobody writes to any more
   * @param updates made
   * @param heldOut bits per character of text that it was not trained on; undefined before they were measured
   * @param excerpt the beginning of that text, for whoever needs something to read
   */
  constructor(
    readonly spec: Spec,
    readonly weights: FloatArray,
    characters: readonly string[],
    readonly updates: number,
    readonly heldOut: number | undefined,
    readonly excerpt: string
  ) {
    this.vocabulary = new Vocabulary({ characters });
  }

  /** The network, on the page's own heap; made when it is first asked for. To be read, not trained. */
  get network(): Network {
    if (!this.#network) {
      this.#network = new Network(this.spec);
      this.#network.data.set(this.weights);
    }
    return this.#network;
  }
}

let taught = $state.raw<Taught>();

/**
 * The model that the reader trained on this page, for the figures that take it apart; undefined before there is one.
 * Reading it inside `$derived` or a template follows. A server never writes it.
 */
export const taughtModel = (): Taught | undefined => taught;

/** Hands a model to the other figures of the page. */
export const teach = (model: Taught | undefined): void => {
  taught = model;
};
