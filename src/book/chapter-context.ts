import { createContext } from 'svelte';
import type { Reference } from './references/reference.ts';

/** A glossary term in the page's language. */
export interface TermEntry {
  term: string;
  text: string;
}

/** What the parts of a chapter need to know of it. */
export interface ChapterContext {
  number: number;
  slug: string;
  /** Ids of its figures in order. */
  figures: readonly string[];
  /** Sources cited, in order of first mention. */
  references: readonly Reference[];
  /** Terms used, by id. */
  terms: Readonly<Record<string, TermEntry>>;
}

/** The chapter around the calling component, as a function to be called where it is read. */
export const [getChapter, setChapter] = createContext<() => ChapterContext>();

/**
 * A figure's number in its chapter, "2.1"; undefined if the frontmatter does not name it.
 */
export function figureNumber(chapter: ChapterContext, id: string): string | undefined {
  const place = chapter.figures.indexOf(id);
  return place < 0 ? undefined : `${chapter.number}.${place + 1}`;
}
