import cHeldOut from './c-held-out.json';
import c from './c.json';
import type { ShippedFile } from './fetch.ts';
import prose from './prose.json';

/** The models in static/models, as the tool that trains each one writes it down. */
export const models = { c, prose } satisfies Record<string, ShippedFile>;
export type ModelId = keyof typeof models;

/** Texts that a model has not learnt from, beside it. */
export const heldOut = { c: cHeldOut } satisfies Partial<Record<ModelId, ShippedFile>>;
