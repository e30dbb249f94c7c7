import { createContext } from 'svelte';

/** Which words have a figure beside them: one at a time on a page. */
export class Peeks {
  #open = $state.raw<object>();

  isOpen = (owner: object) => this.#open === owner;
  open = (owner: object) => (this.#open = owner);
  close = (owner: object) => {
    if (this.#open === owner) this.#open = undefined;
  };
}

export const [getPeeks, setPeeks] = createContext<Peeks>();
