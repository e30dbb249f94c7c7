import type { ShippedFile } from './fetch.ts';
import c from './c.json';

/** The models in static/models, as the tool that trains each one writes it down. */
export const models = { c } satisfies Record<string, ShippedFile>;
export type ModelId = keyof typeof models;
