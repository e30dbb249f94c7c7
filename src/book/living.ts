import type { FigureHandle } from '$frame/handle.ts';
import { createContext } from 'svelte';
import type { SvelteMap } from 'svelte/reactivity';

/** The figures that live on a page, by the ids of their elements. */
export type Living = SvelteMap<string, FigureHandle>;

/** The living figures around the calling component. */
export const [getLiving, setLiving] = createContext<Living>();

/** What a figure's host does with every figure that appears: it can be found until it goes. */
export const enlist = (living: Living) => (figure: FigureHandle) => {
  const id = figure.root?.id;
  if (id === undefined) return undefined;
  living.set(id, figure);
  return () => {
    // A figure that restarts comes before the old one goes.
    if (living.get(id) === figure) living.delete(id);
  };
};
