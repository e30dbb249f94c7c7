import type { FigureHandle } from '$frame/handle.ts';
import { hold, offTarget } from './hold.ts';
import { heightOf, measure, placeAt } from './place.ts';
import { cameFromOther, loadStay, saveStay } from './session.ts';

/** Where in the window the reader reads. */
const line = () => innerHeight / 3;

const placeNow = () => {
  const { marks, end } = measure();
  return placeAt(marks, scrollY + line(), end) ?? null;
};

/** Whether the browser came here by reload, Back or Forward. */
function isReturn(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry !== undefined && entry.type !== 'navigate';
}

/** The id that a hash names; '' where it cannot be read. */
function nameIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

/**
 * A reader's stay on a page: a link lands at its target though figures above it are still made, and what was changed, and
 * where one was, outlasts a reload, Back and the change of language.
 */
export class Stay {
  readonly #path: string;
  readonly #known;
  readonly #figures = new Map<string, { figure: FigureHandle; first: string }>();
  #release = () => {};

  /** @param path the page's address without its language */
  constructor(path: string) {
    this.#path = path;
    this.#known = loadStay(path);
  }

  /** A figure appears, and is given what the reader made of it. */
  readonly welcome = (figure: FigureHandle) => {
    const id = figure.root?.id;
    if (id === undefined) return;
    const first = figure.hash();
    this.#figures.set(id, { figure, first });
    const kept = this.#known.figures[id];
    if (kept !== undefined) figure.restore(kept);
  };

  /** Once the page stands. Returns what to call when it goes. */
  begin(): () => void {
    const land = () => this.#land();
    const isSwitch = cameFromOther(this.#path);
    if (isSwitch || (isReturn() && !location.hash)) this.#resume();
    else land();
    const kept = () => this.#keep();
    addEventListener('hashchange', land);
    addEventListener('pagehide', kept);
    return () => {
      this.#release();
      removeEventListener('hashchange', land);
      removeEventListener('pagehide', kept);
    };
  }

  /** To the element that the address names. */
  #land() {
    const id = nameIn(location.hash);
    if (!document.getElementById(id)) return;
    this.#release();
    // A figure that is made takes the place of what the server drew, under the same name.
    this.#release = hold(() => offTarget(document.getElementById(id)));
  }

  #resume() {
    const { place } = this.#known;
    if (!place) return;
    this.#release = hold(() => {
      const { marks, end } = measure();
      const height = heightOf(marks, place, end);
      return height === undefined ? undefined : Math.max(0, height - line()) - scrollY;
    });
  }

  #keep() {
    const figures = new Map(Object.entries(this.#known.figures));
    for (const [id, { figure, first }] of this.#figures) {
      const now = figure.hash();
      if (now === first) figures.delete(id);
      else figures.set(id, now);
    }
    saveStay(this.#path, { place: placeNow(), figures: Object.fromEntries(figures) });
  }
}
