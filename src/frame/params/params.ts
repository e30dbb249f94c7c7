import type { Accepted, Field, Json } from './field.ts';

type FieldsOf<V> = { [K in keyof V]: Field<V[K]> };

export interface Parameters<V extends Record<string, unknown>> {
  readonly fields: FieldsOf<V>;
  readonly names: readonly (keyof V & string)[];
  /** The current version of the defaults, written as `v` in every link. */
  readonly v: number;
  readonly defaults: V;
  /** The defaults that links of version `v` leave out. */
  defaultsOf(v: number): V;
  /** Repairs what single fields cannot see: lengths that belong together. */
  normalise(values: V): V;
}

export type Values<P> = P extends Parameters<infer V> ? V : never;

/** Words that the frame itself uses in a link; no parameter may be called so. */
export const reserved = ['v', 't', 'theme', 'hide', 'lock', 'exercise'];

/**
 * Declares a figure's parameters, once.
 *
 * @param fields the parameters in the order in which links name them
 * @param options `v`, the version of the defaults; `past`, the defaults that older versions had where they differ;
 *   `normalise`, cross-field repair, which must leave a repaired value as it is
 * @throws Error where a parameter takes a name that the frame uses
 */
export function params<V extends Record<string, unknown>>(
  fields: FieldsOf<V>,
  options: { v: number; past?: Record<number, NoInfer<Partial<V>>>; normalise?: (values: V) => V }
): Parameters<V> {
  const names = Object.keys(fields) as (keyof V & string)[];
  const taken = names.find((name) => reserved.includes(name));
  if (taken) throw new Error(`A parameter cannot be called "${taken}": the frame uses that name.`);
  const normalise = options.normalise ?? ((values: V) => values);
  const bare = Object.fromEntries(names.map((name) => [name, fields[name].default])) as V;
  const defaults = normalise(bare);
  return {
    fields,
    names,
    v: options.v,
    defaults,
    defaultsOf: (v) => normalise({ ...bare, ...newerThan(v, options.past) }),
    normalise
  };
}

/** Defaults changed after version `v` are set back to what they were: the oldest version at or after `v` wins. */
function newerThan<V>(v: number, past: Record<number, Partial<V>> = {}): Partial<V> {
  const versions = Object.keys(past)
    .map(Number)
    .filter((version) => version >= v)
    .sort((a, b) => b - a);
  return Object.assign({}, ...versions.map((version) => past[version]));
}

/**
 * Reads a message's `params`. All or nothing: one unknown name or wrong type refuses the whole.
 *
 * @returns the new values, or a sentence that says what was wrong
 */
export function accept<V extends Record<string, unknown>>(
  parameters: Parameters<V>,
  current: V,
  given: unknown
): Accepted<V> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { ok: false, error: 'params must be an object of parameter names and values.' };
  const next = { ...current };
  for (const [name, value] of Object.entries(given)) {
    if (!parameters.names.includes(name))
      return {
        ok: false,
        error: `There is no parameter "${name.slice(0, 40)}". This figure has ${parameters.names.join(', ')}.`
      };
    const accepted = parameters.fields[name].accept(value, name);
    if (!accepted.ok) return accepted;
    next[name as keyof V] = accepted.value;
  }
  return { ok: true, value: parameters.normalise(next) };
}

/** The values as JSON: what `get` and `change` send. */
export function toJson<V extends Record<string, unknown>>(parameters: Parameters<V>, values: V) {
  return Object.fromEntries(parameters.names.map((name) => [name, values[name]])) as Record<string, Json>;
}

/** Valid random values, for tests. */
export function arbitrary<V extends Record<string, unknown>>(
  parameters: Parameters<V>,
  random: () => number
): V {
  const values = Object.fromEntries(
    parameters.names.map((name) => [name, parameters.fields[name].arbitrary(random)])
  ) as V;
  return parameters.normalise(values);
}
