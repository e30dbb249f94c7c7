/** A place in a text that is the same in both languages: a heading, and how far below it one is. */
export interface Place {
  id: string;
  /** Share of the way from this heading to the next, 0 to 1. */
  share: number;
}

/** Where a heading stands, in pixels from the top of the page. */
export interface Mark {
  id: string;
  top: number;
}

/**
 * The place at height `y`; undefined above the first heading.
 *
 * @param marks headings from top to bottom
 * @param end where the text ends
 */
export function placeAt(marks: readonly Mark[], y: number, end: number): Place | undefined {
  const i = marks.findLastIndex((mark) => mark.top <= y);
  if (i < 0) return undefined;
  const height = (marks[i + 1]?.top ?? end) - marks[i].top;
  return { id: marks[i].id, share: height > 0 ? Math.min(1, (y - marks[i].top) / height) : 0 };
}

/** The height of a place; undefined where the text has no such heading. */
export function heightOf(marks: readonly Mark[], place: Place, end: number): number | undefined {
  const i = marks.findIndex((mark) => mark.id === place.id);
  if (i < 0) return undefined;
  return marks[i].top + place.share * ((marks[i + 1]?.top ?? end) - marks[i].top);
}

/** The headings of the page that carry ids, and where the text ends. */
export function measure(): { marks: Mark[]; end: number } {
  const marks = [...document.querySelectorAll('main :is(h2, h3)[id]')].map((heading) => ({
    id: heading.id,
    top: heading.getBoundingClientRect().top + scrollY
  }));
  return { marks, end: document.documentElement.scrollHeight };
}
