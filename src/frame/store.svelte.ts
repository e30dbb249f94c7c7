import type { Parameters } from './params/index.ts';

/**
 * A figure's parameters as an object that is read and written like a plain one. Reading inside `$derived` or a
 * template follows later changes; every write passes through `normalise`, so that a model never sees lengths that do
 * not belong together.
 */
export class ParamStore<V extends Record<string, unknown>> {
  #all = $state.raw() as V;
  readonly #parameters: Parameters<V>;
  /** What a model is given. */
  readonly params: V;

  constructor(parameters: Parameters<V>, initial: V) {
    this.#parameters = parameters;
    this.#all = parameters.normalise(initial);
    this.params = this.#accessors();
  }

  // Not in the constructor: there Svelte reads private state without tracking it, in closures too.
  #accessors(): V {
    const params = {} as V;
    for (const name of this.#parameters.names) {
      // One derived value a name: a change of another parameter does not wake its readers.
      const one = $derived(this.#all[name]);
      Object.defineProperty(params, name, {
        enumerable: true,
        get: () => one,
        set: (value: V[typeof name]) => this.replace({ ...this.#all, [name]: value })
      });
    }
    return params;
  }

  /** All values at once, as they are now. */
  get all(): V {
    return this.#all;
  }

  replace(values: V) {
    this.#all = this.#parameters.normalise(values);
  }
}
