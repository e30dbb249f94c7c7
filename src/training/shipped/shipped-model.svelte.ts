import { asset } from '$app/paths';
import { fetchShipped, ShippingError, type FetchOptions, type ShippedFile } from './fetch.ts';
import { characterModel, type CharacterModel } from './model.ts';
import { models, type ModelId } from './models.ts';

export interface ShippedModelOptions extends Omit<FetchOptions, 'progress' | 'signal'> {
  /** Default: as the registry has it. */
  shipped?: ShippedFile;
  address?: string;
}

/** A model that is shipped with the book, fetched when a figure asks for it: `load` when it comes into view. */
export class ShippedModel {
  readonly id: ModelId;
  /** The model, once it is there. */
  model = $state.raw<CharacterModel>();
  /** Why it has not come; `retry` tries again. */
  failure = $state.raw<ShippingError>();
  /** Whether it is on its way. */
  loading = $state(false);
  /** How much of it has come, 0 to 1. */
  progress = $state(0);
  /** Resolves when it is there, however often it had to be tried. */
  readonly ready: Promise<CharacterModel>;
  #come: (model: CharacterModel) => void = () => {};
  readonly #shipped: ShippedFile;
  readonly #address: string;
  readonly #options: FetchOptions;

  constructor(id: ModelId, { shipped = models[id], address, ...options }: ShippedModelOptions = {}) {
    this.id = id;
    this.#shipped = shipped;
    this.#address = address ?? asset(`/models/${shipped.file}`);
    this.#options = options;
    this.ready = new Promise((resolve) => (this.#come = resolve));
  }

  /** Has it come, unless it is there, on its way, or has failed. */
  load = (): void => {
    if (!this.model && !this.loading && !this.failure) void this.#load();
  };

  /** Tries again after a failure. */
  retry = (): void => {
    this.failure = undefined;
    this.load();
  };

  async #load(): Promise<void> {
    this.loading = true;
    this.progress = 0;
    const { bytes } = this.#shipped;
    const progress = (come: number) => (this.progress = come / bytes);
    try {
      const file = await fetchShipped(this.#shipped, this.#address, { ...this.#options, progress });
      this.model = characterModel(this.id, file);
      this.#come(this.model);
    } catch (cause) {
      this.failure = cause instanceof ShippingError ? cause : new ShippingError('wrong', String(cause));
    } finally {
      this.loading = false;
    }
  }
}

const shared: Partial<Record<ModelId, ShippedModel>> = {};

/** The page's one model of this name: its figures fetch it once. */
export function shippedModel(id: ModelId): ShippedModel {
  // While pages are written to files nothing is fetched, and nothing is shared between them.
  if (typeof window === 'undefined') return new ShippedModel(id);
  return (shared[id] ??= new ShippedModel(id));
}
