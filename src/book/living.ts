import type { FigureHandle } from '$frame/handle.ts';
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

/** The figures of a page, by the ids of their elements: those that live, and those that are still to be made. */
export class Living {
  readonly #handles = new SvelteMap<string, FigureHandle>();
  readonly #places = new Map<string, () => void>();
  /** Figures are not made before the reader has done something. */
  readonly patient: boolean;
  readonly #awaited = new Map<string, ((figure: FigureHandle) => void)[]>();

  constructor({ patient = false } = {}) {
    this.patient = patient;
  }

  /** A figure that lives. */
  get(id: string): FigureHandle | undefined {
    return this.#handles.get(id);
  }

  /** Whether there is such a figure, living or still to be made. */
  has(id: string): boolean {
    return this.#handles.has(id) || this.#places.has(id);
  }

  /** A figure, made now if it was still to be made. @throws Error if the page has no such figure */
  async wake(id: string): Promise<FigureHandle> {
    const handle = this.#handles.get(id);
    if (handle) return handle;
    const make = this.#places.get(id);
    if (!make) throw new Error(`The page has no figure "${id}"`);
    return new Promise((resolve) => {
      this.#awaited.set(id, [...(this.#awaited.get(id) ?? []), resolve]);
      make();
    });
  }

  /** Where a figure is to be made; returns what to call when that place goes. */
  keepPlace(id: string, make: () => void): () => void {
    this.#places.set(id, make);
    return () => {
      if (this.#places.get(id) === make) this.#places.delete(id);
    };
  }

  /** What a figure's host does with every figure that appears: it can be found until it goes. */
  readonly enlist = (figure: FigureHandle): (() => void) | undefined => {
    const id = figure.root?.id;
    if (id === undefined) return undefined;
    this.#handles.set(id, figure);
    for (const resolve of this.#awaited.get(id) ?? []) resolve(figure);
    this.#awaited.delete(id);
    return () => {
      // A figure that restarts comes before the old one goes.
      if (this.#handles.get(id) === figure) this.#handles.delete(id);
    };
  };
}

/** The figures around the calling component. */
export const [getLiving, setLiving] = createContext<Living>();
