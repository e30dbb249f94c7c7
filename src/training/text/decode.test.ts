import { describe, expect, test } from 'vitest';
import { decodeText, MOST_BYTES } from './decode.ts';
import { surveyText } from './survey.ts';
import { DEFAULT_CAP, RARE, Vocabulary } from './vocabulary.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const kindOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error instanceof Error && 'kind' in error ? error.kind : error;
  }
  return undefined;
};
/** Numbers that look like anything but a text, the same each time. */
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * i * 31 + i * 17) % 256);
const sentence = 'It was a dark and stormy night. ';

describe('a file that is no text is refused, and told why', () => {
  test.each<[what: string, bytes: Uint8Array, kind: string]>([
    ['a picture', noise(5000), 'binary'],
    ['nothing', new Uint8Array(), 'empty'],
    ['a byte order mark and nothing', Uint8Array.of(0xef, 0xbb, 0xbf), 'empty'],
    ['zeros', new Uint8Array(1000), 'binary'],
    [
      'UTF-16 that does not say so',
      Uint8Array.from(Array.from(sentence.repeat(9), (c) => [c.charCodeAt(0), 0]).flat()),
      'binary'
    ],
    ['more than 20 MB', new Uint8Array(MOST_BYTES + 1), 'large']
  ])('%s', (_, bytes, kind) => {
    expect(kindOf(() => decodeText(bytes))).toBe(kind);
  });

  test('one character, and one character again and again', () => {
    expect(kindOf(() => surveyText([decodeText(utf8('a'))]))).toBe('short');
    expect(kindOf(() => surveyText([decodeText(utf8('a'.repeat(1000)))]))).toBe('same');
  });
});

describe('a text in odd clothes is a text', () => {
  test('lines that end as on Windows, or as on an old Macintosh, end as on Unix', () => {
    expect(decodeText(utf8('a\r\nb\rc\n'))).toBe('a\nb\nc\n');
  });

  test('UTF-16 that says so, with either end first', () => {
    const units = Array.from(`\uFEFF${sentence}你😀`.split(''), (c) => c.charCodeAt(0));
    const little = Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >> 8]));
    const big = Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 255]));
    expect(decodeText(little)).toBe(`${sentence}你😀`);
    expect(decodeText(big)).toBe(`${sentence}你😀`);
  });

  test('a NUL among many letters stays, and so does a letter that was cut off', () => {
    const long = sentence.repeat(50);
    expect(decodeText(utf8(`${long}\0`))).toBe(`${long}\0`);
    expect(decodeText(utf8(`${long}你`).slice(0, -1))).toBe(`${long}${RARE}`);
  });

  test('halves of a pair, in a file or pasted, become the sign for what is no letter', () => {
    const long = sentence.repeat(50);
    expect(decodeText(utf8(`${long}\ud800`))).toBe(`${long}${RARE}`);
    expect(decodeText(utf8(long + String.fromCharCode(0xdc00)))).toBe(`${long}${RARE}`);
  });

  test('one line of 5 MB', () => {
    const line = 'x,y;'.repeat(1_300_000);
    const text = decodeText(utf8(line));
    expect(text.length).toBe(line.length);
    expect(surveyText([text])).toMatchObject({ length: line.length, distinct: 4 });
    expect(surveyText([text]).excerpt.length).toBeLessThan(1000);
  });

  test('70,000 different characters, of which the rarest share one place', () => {
    const points = Array.from({ length: 70_000 }, (_, i) => 0x20000 + i);
    const text = `${sentence.repeat(20)}${String.fromCodePoint(...points.slice(0, 40_000))}${String.fromCodePoint(...points.slice(40_000))}`;
    const survey = surveyText([decodeText(utf8(text))]);
    expect(survey.distinct).toBe(70_000 + new Set(sentence).size);
    expect(survey.characters.length).toBeLessThan(survey.distinct);
    const vocabulary = new Vocabulary([text]);
    expect(vocabulary.size).toBe(DEFAULT_CAP);
    expect(vocabulary.decode(vocabulary.encode(`a${String.fromCodePoint(0x20000 + 69_999)}`))).toBe(
      `a${RARE}`
    );
  });
});
