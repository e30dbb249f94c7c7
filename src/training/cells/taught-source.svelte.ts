import { taughtModel } from '../taught.svelte.ts';
import type { Carried } from './network.ts';
import type { Source } from './source.ts';

/** The model that the reader trained on this page, as a source that is there or is not. */
class TaughtSource implements Source {
  readonly #model = $derived(taughtModel());
  readonly carried: Carried | undefined = $derived.by(() => {
    const model = this.#model;
    if (!model) return undefined;
    const { spec, weights, vocabulary } = model;
    return {
      id: `taught-${model.updates}`,
      spec,
      characters: vocabulary.characters,
      weights: Float32Array.from(weights)
    };
  });
  readonly progress = 1;
  readonly failure = undefined;

  /** What it was not trained on. */
  get excerpt(): string {
    return this.#model?.excerpt ?? '';
  }
  get ready(): Promise<Carried> {
    // Nobody asks before it is there.
    return this.carried ? Promise.resolve(this.carried) : new Promise(() => {});
  }
  load() {}
  retry() {}
}

export const taughtSource = () => new TaughtSource();
