import { decodeText } from './decode.ts';
import { countCharacters, TextError } from './vocabulary.ts';

/** What there is to know of a text before it is learnt from. */
export interface Survey {
  /** In characters. */
  readonly length: number;
  readonly distinct: number;
  /** Different characters and how often each comes, the frequent ones first; of very many the rarest are left out. */
  readonly characters: readonly (readonly [character: string, count: number])[];
  /** Its beginning. */
  readonly excerpt: string;
}

/** Different characters that are told one by one. */
const TOLD = 5000;
const EXCERPT = 300;
/** Characters that a text must have to be learnt from. */
const LEAST = 200;

/** What a text is made of, and how many different characters it has. */
export function surveyText(texts: readonly string[]): Survey {
  const counts = countCharacters(texts);
  const characters = [...counts].sort(([, a], [, b]) => b - a);
  const length = characters.reduce((sum, [, count]) => sum + count, 0);
  if (length < LEAST) {
    throw new TextError('short', `The text is too short: ${length} characters.`, length, LEAST);
  }
  if (characters.length === 1) {
    throw new TextError('same', 'The text has one character only, again and again.', 1, 2);
  }
  const excerpt = texts[0].slice(0, EXCERPT);
  return { length, distinct: characters.length, characters: characters.slice(0, TOLD), excerpt };
}

/** What is to be learnt from: a text, several of them, or a file that is read where the learning is done. */
export type Source = string | readonly string[] | Blob;

/** @throws TextError, as decodeText does */
export async function textsOf(source: Source): Promise<string | readonly string[]> {
  return source instanceof Blob ? decodeText(new Uint8Array(await source.arrayBuffer())) : source;
}
