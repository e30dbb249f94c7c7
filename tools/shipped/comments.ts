/*
 * The prose of programs: what comments say, set in short lines. There is a megabyte of it in the corpus, under the licence
 * of the files; a text of a tenth of that is learnt by heart before a network begins to count.
 */

/** Characters of a line, at most. */
export const WIDTH = 36;
/** Shorter ones are headings and asides. */
const SHORTEST = 80;
/** The part of a paragraph that is small letters and blanks: less is a table, a formula or code. */
const LETTERS = 0.85;

/** Words set in lines of at most `width` characters, as many to a line as fit. */
export function wrapped(paragraph: string, width = WIDTH): string {
  const lines: string[] = [];
  for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word);
  }
  return `${lines.join('\n')}\n`;
}

/** What the block comments of a C file say, paragraph by paragraph. */
export function paragraphsOf(code: string): string[] {
  return (code.match(/\/\*[\s\S]*?\*\//g) ?? [])
    .flatMap((comment) =>
      comment
        .slice(2, -2)
        .replace(/^[ \t]*\*[ \t]?/gm, '')
        .split(/\n\s*\n/)
    )
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(({ length }) => length >= SHORTEST)
    .filter((paragraph) => (paragraph.match(/[a-z ]/g) ?? []).length >= LETTERS * paragraph.length);
}

/** The same in short lines, as one text. */
export const linesOf = (code: string): string =>
  paragraphsOf(code)
    .map((paragraph) => wrapped(paragraph))
    .join('');
