import type { ShippedFile } from './fetch.ts';
import c from './c.json';
import prose from './prose.json';

/** The models in static/models, as the tool that trains each one writes it down. */
export const models = { c, prose } satisfies Record<string, ShippedFile>;
export type ModelId = keyof typeof models;
