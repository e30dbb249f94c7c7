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
   *   'unknown': a character that the vocabulary has no place for
   * @param got, needed the numbers behind it, in characters
   */
  constructor(
    readonly kind: 'empty' | 'short' | 'cap' | 'unknown',
    message: string,
    readonly got: number,
    readonly needed: number
  ) {
    super(message);
  }
}

/** The characters of a text, each a token: its code points, sorted. A text of more than `cap` keeps the frequent ones. */
export class Vocabulary {
  readonly characters: readonly string[];
  readonly #tokens: ReadonlyMap<string, number>;

  /**
   * @param texts whose characters are to be told apart
   * @param cap the most tokens; beyond it the rarest share one, RARE
   * @throws TextError on no character at all ('empty') and a cap below 2 ('cap')
   */
  constructor(texts: readonly string[], cap = DEFAULT_CAP) {
    if (!(Number.isSafeInteger(cap) && cap >= 2)) {
      throw new TextError('cap', `A vocabulary needs a cap of at least 2 characters, got ${cap}.`, cap, 2);
    }
    const counts = new Map<string, number>();
    for (const text of texts) for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1);
    if (counts.size === 0) throw new TextError('empty', 'The text is empty.', 0, 1);
    let characters = [...counts.keys()].sort(byCodePoint);
    if (characters.length > cap) {
      const others = characters.filter((c) => c !== RARE);
      // The sort is stable, so characters as frequent as each other stay in the order of their code points.
      others.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
      characters = [...others.slice(0, cap - 1), RARE].sort(byCodePoint);
    }
    this.characters = characters;
    this.#tokens = new Map(characters.map((c, token) => [c, token]));
  }

  get size(): number {
    return this.characters.length;
  }

  /** @throws TextError ('unknown') on a character that is not in it, where it has no RARE */
  encode(text: string): Int32Array {
    const rare = this.#tokens.get(RARE);
    return Int32Array.from(Array.from(text), (c) => {
      const token = this.#tokens.get(c) ?? rare;
      if (token === undefined) {
        throw new TextError('unknown', `The network has never seen the character “${c}”.`, 1, 0);
      }
      return token;
    });
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

const byCodePoint = (a: string, b: string): number => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
