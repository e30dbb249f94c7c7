import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IGNORE, Rng } from '../../engine/index.ts';
import { TextReader } from './reader.ts';
import { RARE, TextError, Vocabulary } from './vocabulary.ts';

const errorOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('a vocabulary', () => {
  it('holds the code points of a text, sorted, and reads and writes with them', () => {
    const vocabulary = new Vocabulary(['hello 你😀']);
    expect(vocabulary.characters).toEqual([' ', 'e', 'h', 'l', 'o', '你', '😀']);
    expect(vocabulary.decode(vocabulary.encode('你hello😀'))).toBe('你hello😀');
  });

  it('gives the rarest characters of a large text one place together', () => {
    const vocabulary = new Vocabulary(['aaabbbccd', 'e'], 4);
    expect(vocabulary.characters).toEqual(['a', 'b', 'c', RARE]);
    expect(vocabulary.decode(vocabulary.encode('abcdez'))).toBe(`abc${RARE}${RARE}${RARE}`);
  });

  it('says what is wrong with an empty text, a useless cap and a character it does not know', () => {
    expect(errorOf(() => new Vocabulary(['', '']))).toMatchObject({ name: 'TextError', kind: 'empty' });
    expect(errorOf(() => new Vocabulary(['ab'], 1))).toMatchObject({ kind: 'cap', got: 1, needed: 2 });
    expect(errorOf(() => new Vocabulary(['ab']).encode('abc'))).toMatchObject({ kind: 'unknown' });
  });
});

/** Documents whose tokens are all different: 0, 1, 2, … */
function numbered(lengths: readonly number[]): Int32Array[] {
  let next = 0;
  return lengths.map((length) => Int32Array.from({ length }, () => next++));
}

describe('a reader', () => {
  it('lets each row read on where it stopped, until its state is to be forgotten', () => {
    const reader = new TextReader(numbered([21]), 4, 2, new Rng(1));
    const rows: number[][] = [[], []];
    const ends: (readonly number[])[] = [];
    for (let chunk = 0; chunk < 3; chunk++) {
      ends.push(reader.next());
      for (let t = 0; t < 4; t++) for (const b of [0, 1]) rows[b].push(reader.targets[2 * t + b]);
    }
    expect(rows).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, IGNORE, IGNORE],
      [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, IGNORE, IGNORE]
    ]);
    expect(ends).toEqual([[], [], [0, 1]]);
  });

  it('never predicts the first character of a document, nor reads two documents in one go', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        (lengths, B, T) => {
          const documents = numbered(lengths);
          const readable = documents.filter(({ length }) => length > 1);
          fc.pre(readable.reduce((sum, { length }) => sum + length, 0) > 2 * B);
          const firsts = new Set(readable.map(([first]) => first));
          const reader = new TextReader(documents, T, B, new Rng(3));
          // −1 is a state that was forgotten.
          const before: number[] = Array.from({ length: B }, () => -1);
          for (let chunk = 0; chunk < 30; chunk++) {
            const ended = reader.next();
            for (let b = 0; b < B; b++) {
              expect(reader.targets[b]).not.toBe(IGNORE);
              for (let t = 0; t < T; t++) {
                const target = reader.targets[t * B + b];
                if (target === IGNORE) {
                  expect(ended).toContain(b);
                  continue;
                }
                const token = reader.tokens[t * B + b];
                expect(target).toBe(token + 1);
                expect(firsts.has(target)).toBe(false);
                if (before[b] !== -1) expect(token).toBe(before[b] + 1);
                before[b] = token;
              }
              if (ended.includes(b)) before[b] = -1;
            }
          }
        }
      )
    );
  });

  it('goes on from a position and a generator that were kept', () => {
    const rng = new Rng(5);
    const reader = new TextReader(numbered([9, 14, 30]), 3, 2, rng);
    for (let chunk = 0; chunk < 20; chunk++) reader.next();
    const kept = { position: reader.position, state: rng.state };
    const read = (from: TextReader) =>
      Array.from({ length: 40 }, () => [from.next(), from.tokens.slice(), from.targets.slice()]);
    const expected = read(reader);
    const other = new Rng(0);
    const again = new TextReader(numbered([9, 14, 30]), 3, 2, other);
    again.position = kept.position;
    other.state = kept.state;
    expect(read(again)).toEqual(expected);
    expect(() => (again.position = Int32Array.of(0, 0, 0, 0))).toThrow(RangeError);
  });

  it('refuses a text too short for its rows, with the numbers', () => {
    const error = errorOf(() => new TextReader(numbered([1, 8]), 4, 4, new Rng(1)));
    expect(error).toBeInstanceOf(TextError);
    expect(error).toMatchObject({ kind: 'short', got: 8, needed: 9 });
    expect(new TextReader(numbered([9]), 4, 4, new Rng(1)).next()).toEqual([0, 1, 2, 3]);
  });
});
