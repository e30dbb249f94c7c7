import type { Model } from '../definition.ts';
import type { Parameters } from '../params/index.ts';

/** Whether a figure waits for a guess: one is declared, none has been made or skipped, and its task has a use for it. */
export function asksFor<V extends Record<string, unknown>>(
  { names, fields }: Parameters<V>,
  values: V,
  model: Model
): boolean {
  return model.asks !== false && names.some((name) => fields[name].guess && values[name] === null);
}
