import { shippedModel, type ShippedModel } from '../shipped/shipped-model.svelte.ts';
import type { ModelId } from '../shipped/models.ts';
import { carry, type Carried } from './network.ts';
import type { Source } from './source.ts';

/** A shipped model as the cells' worker takes it. */
class ShippedSource implements Source {
  readonly #model: ShippedModel;
  readonly carried: Carried | undefined = $derived.by(() => {
    const { model } = this.#model;
    return model && carry(model.id, model.network, model.characters);
  });
  readonly ready: Promise<Carried>;

  constructor(model: ShippedModel) {
    this.#model = model;
    this.ready = model.ready.then(({ id, network, characters }) => carry(id, network, characters));
  }
  get progress(): number {
    return this.#model.progress;
  }
  get failure() {
    return this.#model.failure;
  }
  load = () => this.#model.load();
  retry = () => this.#model.retry();
}

export const shipped = (id: ModelId): Source => new ShippedSource(shippedModel(id));
