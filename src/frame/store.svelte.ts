import type { Parameters } from './params/index.ts';

/** One value that is followed on its own. */
class Cell<T> {
  value = $state.raw() as T;
}

/**
 * A figure's parameters as an object that is read and written like a plain one. Reading inside `$derived` or a
 * template follows later changes; every write passes through `normalise`, so that a model never sees lengths that do
 * not belong together.
 */
export class ParamStore<V extends Record<string, unknown>> {
  // A cell a name, not one for all: a change of one parameter does not even make the readers of others look.
  readonly #cells = {} as { [K in keyof V]: Cell<V[K]> };
  readonly #parameters: Parameters<V>;
  /** What a model is given. */
  readonly params: V;

  constructor(parameters: Parameters<V>, initial: V) {
    this.#parameters = parameters;
    this.params = {} as V;
    for (const name of parameters.names) this.#declare(name);
    this.replace(initial);
  }

  #declare(name: keyof V & string) {
    const cell = new Cell<V[typeof name]>();
    this.#cells[name] = cell;
    Object.defineProperty(this.params, name, {
      enumerable: true,
      get: () => cell.value,
      set: (value: V[typeof name]) => this.replace({ ...this.all, [name]: value })
    });
  }

  /** All values at once, as they are now. */
  get all(): V {
    return { ...this.params };
  }

  replace(values: V) {
    const next = this.#parameters.normalise(values);
    for (const name of this.#parameters.names) {
      const cell = this.#cells[name];
      if (!Object.is(cell.value, next[name])) cell.value = next[name];
    }
  }
}
