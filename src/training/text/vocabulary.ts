import { EngineError } from '../../engine/index.ts';

/** What stands for a character that is not in the vocabulary: Unicode's replacement character. */
export const RARE = '\uFFFD';

/** Enough for an alphabet or for the common part of a Chinese text; the head's cost grows with it. */
export const DEFAULT_CAP = 512;

/** Why a text cannot be learnt from, or read. */
export class TextError extends Error {
  override readonly name = 'TextError';

  /**
   * @param kind 'empty': no character at all; 'short': fewer than are needed; 'cap': a vocabulary of no use;
   *   'unknown': a character that the vocabulary has no place for; 'large': more than is taken; 'binary': no text;
   *   'same': one character again and again
   * @param got, needed the numbers behind it, in characters or, of what is too large, bytes
   */
  constructor(
    readonly kind: 'empty' | 'short' | 'cap' | 'unknown' | 'large' | 'binary' | 'same',
    message: string,
    readonly got: number,
    readonly needed: number
  ) {
    super(message);
  }
}

/** Code points end before it. */
const CODE_POINTS = 0x110000;

/** How often each character of some texts comes, in the order of code points. */
export function countCharacters(texts: readonly string[]): Map<string, number> {
  const counts = new Uint32Array(CODE_POINTS);
  for (const text of texts) forEachCodePoint(text, (point) => counts[point]++);
  const found = new Map<string, number>();
  counts.forEach((count, point) => count > 0 && found.set(String.fromCodePoint(point), count));
  return found;
}

/** The characters of a text, each a token: its code points, sorted. A text of more than `cap` keeps the frequent ones. */
export class Vocabulary {
  readonly characters: readonly string[];
  readonly #tokens: ReadonlyMap<number, number>;

  /**
   * @param given texts whose characters are to be told apart; or the characters themselves, by token
   * @param cap the most tokens; beyond it the rarest share one, RARE
   * @throws TextError on no character at all ('empty') and a cap below 2 ('cap')
   */
  constructor(given: readonly string[] | { readonly characters: readonly string[] }, cap = DEFAULT_CAP) {
    if (!(Number.isSafeInteger(cap) && cap >= 2)) {
      throw new TextError('cap', `A vocabulary needs a cap of at least 2 characters, got ${cap}.`, cap, 2);
    }
    this.characters = 'characters' in given ? given.characters : charactersOf(given, cap);
    this.#tokens = new Map(this.characters.map((c, token) => [c.codePointAt(0) ?? 0, token]));
  }

  get size(): number {
    return this.characters.length;
  }

  /** @throws TextError ('unknown') on a character that is not in it, where it has no RARE */
  encode(text: string): Int32Array {
    const rare = this.#tokens.get(RARE.codePointAt(0) ?? 0);
    // A code point takes one unit of a string or two.
    const tokens = new Int32Array(text.length);
    let length = 0;
    forEachCodePoint(text, (point) => {
      const token = this.#tokens.get(point) ?? rare;
      if (token === undefined) {
        const c = String.fromCodePoint(point);
        throw new TextError('unknown', `The network has never seen the character “${c}”.`, 1, 0);
      }
      tokens[length++] = token;
    });
    return tokens.slice(0, length);
  }

  /** @throws EngineError on a number that is no token of it */
  decode(tokens: ArrayLike<number>): string {
    const characterOf = (token: number, i: number) => {
      if (Object.hasOwn(this.characters, token)) return this.characters[token];
      throw new EngineError(`tokens[${i}]`, `a token from 0 to ${this.size - 1}`, String(token));
    };
    return Array.from(tokens, characterOf).join('');
  }
}

function charactersOf(texts: readonly string[], cap: number): readonly string[] {
  const counts = countCharacters(texts);
  if (counts.size === 0) throw new TextError('empty', 'The text is empty.', 0, 1);
  const characters = [...counts.keys()];
  if (characters.length <= cap) return characters;
  const others = characters.filter((c) => c !== RARE);
  // The sort is stable, so characters as frequent as each other stay in the order of their code points.
  others.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return [...others.slice(0, cap - 1), RARE].sort(byCodePoint);
}

function forEachCodePoint(text: string, use: (point: number) => void): void {
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    use(point);
  }
}

const byCodePoint = (a: string, b: string): number => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
