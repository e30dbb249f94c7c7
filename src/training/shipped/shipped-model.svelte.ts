import type { ShippedFile } from './fetch.ts';
import { characterModel, type CharacterModel } from './model.ts';
import { heldOutTexts, type HeldOut } from './held-out.ts';
import { heldOut, models, type ModelId } from './models.ts';
import { Shipment, type ShipmentOptions } from './shipment.svelte.ts';

export interface ShippedModelOptions extends ShipmentOptions {
  /** Default: as the registry has it. */
  shipped?: ShippedFile;
}

/** A trained model that is shipped with the book. */
export class ShippedModel extends Shipment<CharacterModel> {
  readonly id: ModelId;

  constructor(id: ModelId, { shipped = models[id], ...options }: ShippedModelOptions = {}) {
    super(shipped, (file) => characterModel(id, file), options);
    this.id = id;
  }

  /** The model, once it is there. */
  get model(): CharacterModel | undefined {
    return this.content;
  }
}

const shared: Partial<Record<ModelId, ShippedModel>> = {};

/** The page's one model of this name: its figures fetch it once. */
export function shippedModel(id: ModelId): ShippedModel {
  // While pages are written to files nothing is fetched, and nothing is shared between them.
  if (typeof window === 'undefined') return new ShippedModel(id);
  return (shared[id] ??= new ShippedModel(id));
}

/** Texts that a model has not learnt from. */
export const shippedTexts = (id: keyof typeof heldOut, options?: ShipmentOptions): Shipment<HeldOut> =>
  new Shipment(heldOut[id], heldOutTexts, options);
