/** The characters that the figures of a single cell read, each a one-hot input. */
export const ALPHABET = ['(', ')', 'a', 'b'] as const;
/** How many of them a figure reads. */
export const MOST_CHARACTERS = 24;

/** Characters as one-hot rows, [T, 4]. */
export const oneHot = (text: string): number[] =>
  Array.from(text).flatMap((character) => ALPHABET.map((letter) => (letter === character ? 1 : 0)));

/** Without what cannot be read, at most `most` characters. */
export const readable = (text: string, most: number): string =>
  Array.from(text)
    .filter((character) => (ALPHABET as readonly string[]).includes(character))
    .slice(0, most)
    .join('');
