import type { Network } from '../../engine/index.ts';
import { shippedModel, type ShippedModel } from '../shipped/shipped-model.svelte.ts';
import { shippingWords } from '../shipped/words.ts';
import { taughtModel } from '../taught.svelte.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import type { Handed } from './handed.ts';
import type { Which } from './which.ts';

/** A model that is there. */
export interface AtHand {
  id: string;
  network: Network;
  vocabulary: Vocabulary;
  /** What it was not trained on, where that is known. */
  excerpt: string;
}

/** The character model that a figure takes apart: it may be on its way, and it may fail to come. */
export class ModelAtHand {
  readonly #which: () => Which;
  readonly #shipped: ShippedModel;
  readonly now: AtHand | undefined = $derived.by(() => (this.which === 'own' ? this.#own : this.#books));
  readonly #books: AtHand | undefined = $derived.by(() => {
    const { model } = this.#shipped;
    if (!model) return undefined;
    const { id, network, characters } = model;
    return { id, network, vocabulary: new Vocabulary({ characters }), excerpt: '' };
  });
  readonly #own: AtHand | undefined = $derived.by(() => {
    const taught = taughtModel();
    if (!taught) return undefined;
    const { updates, network, vocabulary, excerpt } = taught;
    return { id: `own ${updates} ${network.data[0]}`, network, vocabulary, excerpt };
  });
  readonly handed: Handed | undefined = $derived.by(() => {
    if (!this.now) return undefined;
    const { id, network, vocabulary } = this.now;
    return { id, spec: network.spec, weights: network.data, characters: vocabulary.characters };
  });

  constructor(which: () => Which, shipped: ShippedModel = shippedModel('prose')) {
    this.#which = which;
    this.#shipped = shipped;
  }

  /** Where the reader has trained none, there is the book's alone. */
  get which(): Which {
    return this.#which() === 'own' && taughtModel() ? 'own' : 'book';
  }
  get choice(): boolean {
    return taughtModel() !== undefined;
  }
  /** How much of it has come, 0 to 1. */
  get progress(): number {
    return this.#shipped.progress;
  }
  /** Why it has not come, in English and in Chinese. */
  get failure() {
    const { failure } = this.#shipped;
    if (this.which === 'own' || !failure) return undefined;
    return { message: shippingWords.en[failure.kind], words: failure.kind };
  }
  /** Has it come, where it has not. */
  load = (): void => {
    if (this.which === 'book') this.#shipped.load();
  };
  retry = (): void => this.#shipped.retry();
}
