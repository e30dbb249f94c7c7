import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lex, type Lexed } from './c-lexer.ts';

/** The characters of a text for which something holds, the others as dots. */
function where(code: string, of: keyof Omit<Lexed, 'length'>): string {
  const lexed = lex(code);
  return Array.from(code, (character, i) =>
    lexed[of][i] > 0 ? character : character === '\n' ? '\n' : '.'
  ).join('');
}
/** What is counted, digit by digit. */
const counts = (code: string, of: 'parentheses' | 'braces' | 'column'): string =>
  Array.from(lex(code)[of]).join('');

describe('a comment', () => {
  test('begins with its second character and is over with its last', () => {
    expect(where('a /* b */ c', 'comment')).toBe('...* b *...');
    expect(where('a // b\nc', 'comment')).toBe('.../ b\n.');
  });
  test('does not end with the star that it began with', () => {
    expect(where('/*/ a */b', 'comment')).toBe('.*/ a *..');
  });
  test('does not begin inside quotes, nor with the slash that ended another', () => {
    expect(where('"/* a" b', 'comment')).toBe('........');
    expect(where('/* a *// b', 'comment')).toBe('.* a *....');
  });
  test('hides what stands in it', () => {
    const code = '/* " ( { # */ a';
    for (const of of ['quote', 'parentheses', 'braces', 'preprocessor'] as const)
      expect(where(code, of)).toBe('...............');
  });
});

describe('double quotes', () => {
  test('begin with the opening one and are over with the closing one', () => {
    expect(where('f("a b", c)', 'quote')).toBe('.."a b.....');
  });
  test('do not end with a quote behind a backslash', () => {
    expect(where('"a\\"b" c', 'quote')).toBe('"a\\"b...');
    expect(where('"a\\\\" c', 'quote')).toBe('"a\\\\...');
  });
  test('are not opened by a quote between apostrophes', () => {
    expect(where(`'"' "a"`, 'quote')).toBe('...."a.');
    expect(where(`'\\'' "a"`, 'quote')).toBe('....."a.');
  });
  test('that are left open end with their line', () => {
    expect(where('"a\nb', 'quote')).toBe('"a\n.');
    expect(where('"a\\\nb" c', 'quote')).toBe('"a\\\nb...');
  });
});

describe('a preprocessor line', () => {
  test('runs from its # to the end of the line, and over a backslash at its end', () => {
    expect(where('a\n # if B\nc', 'preprocessor')).toBe('.\n.# if B\n.');
    expect(where('#define A \\\n b\nc', 'preprocessor')).toBe('#define A \\\n b\n.');
  });
  test('does not begin in the middle of a line', () => {
    expect(where('a # b', 'preprocessor')).toBe('.....');
  });
  test('opens nothing that stays open behind it', () => {
    expect(counts('#define A do { (\nb', 'braces')).toBe('0'.repeat(13) + '11100');
    expect(counts('(\n#define A )\n)', 'parentheses')).toBe('11' + '0'.repeat(11) + '10');
  });
  test('that says #if is no condition of the language', () => {
    expect(where('#if (A)\n', 'condition')).toBe('.......\n');
    expect(where('#define A if (b)\n', 'condition')).toBe('.............(b.\n');
  });
  test('of branches begins each with what was open before the first', () => {
    const code = 'f(a)\n{\n#ifdef A\nif (b) {\n#else\nif (c) {\n#endif\n}\n}\nd';
    expect(lex(code).braces.at(-1)).toBe(0);
    expect(lex('{\n#if A\n}\n#elif B\n}\n#endif\na').braces.at(-1)).toBe(0);
  });
});

describe('the condition of an if', () => {
  test('begins with its parenthesis and ends with the one that closes it', () => {
    expect(where('if (a(b) && c) d(e);', 'condition')).toBe('...(a(b) && c.......');
    expect(where('else if\n\t(a)', 'condition')).toBe('.......\n.(a.');
  });
  test('is none of while, of a function whose name ends in if, or of what follows a word after it', () => {
    for (const code of ['while (a)', 'notif (a)', 'if_ (a)', 'if a (b)', 'if; (a)'])
      expect(where(code, 'condition')).toBe('.'.repeat(code.length));
  });
});

test('parentheses and braces are counted, and none is closed that was not open', () => {
  expect(counts('a((b)c)d)(', 'parentheses')).toBe('0122110001');
  expect(counts('{{}}}{', 'braces')).toBe('121001');
});

describe('the body of a function', () => {
  test('is what stands between braces that follow its arguments', () => {
    expect(where('int f(void)\n{ if (a) { b; } }\nc', 'body')).toBe('...........\n{ if (a) { b; } .\n.');
  });
  test('is not that of a structure or a list of values', () => {
    expect(where('struct a { int b; };', 'body')).toBe('.'.repeat(20));
    expect(where('a = { f(b), { c } };', 'body')).toBe('.'.repeat(20));
  });
  test('may have a comment before it', () => {
    expect(where('f(a) /* b */ {c}', 'body')).toBe('.............{c.');
  });
});

test('the column is the number of characters of the line that have been read', () => {
  expect(counts('ab\n\tc\n\nd', 'column')).toBe('12012001');
});

test('indentation is the blanks before a line’s first other character', () => {
  expect(where('\t a b\n  c', 'indentation')).toBe('\t ...\n  .');
});

test('words are names and numbers, outside quotes and comments', () => {
  expect(where('ab_1 + "c" /* d */ 23', 'word')).toBe('ab_1...............23');
});

test('any text at all is read character by character, and only what was read decides', () => {
  const piece = fc.constantFrom(
    '"',
    "'",
    '\\',
    '\n',
    '/',
    '*',
    '#',
    'if',
    '(',
    ')',
    '{',
    '}',
    ' ',
    'a',
    '😀'
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(40), (pieces, cut) => {
      const code = pieces.join('');
      const whole = lex(code);
      expect(whole.length).toBe(Array.from(code).length);
      const part = lex(pieces.slice(0, cut).join(''));
      for (const of of ['comment', 'quote', 'preprocessor', 'condition', 'braces', 'column'] as const)
        expect(Array.from(part[of])).toEqual(Array.from(whole[of].subarray(0, part.length)));
    })
  );
});
