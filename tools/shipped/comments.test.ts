import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, paragraphsOf, wrapped } from './comments.ts';

test('as many words stand in a line as fit, and a word that is too long has one to itself', () => {
  expect(wrapped('aa bb cc dddddd e', 5)).toBe('aa bb\ncc\ndddddd\ne\n');
});

test('no line is longer than it may be, none could take the next word, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }), (words) => {
      const lines = wrapped(words.join(' '), 12).trimEnd().split('\n');
      expect(lines.join(' ')).toBe(words.join(' '));
      lines.forEach((line, i) => {
        expect(line.length).toBeLessThanOrEqual(12);
        const next = lines[i + 1]?.split(' ')[0];
        if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(12);
      });
    })
  );
});

const said = 'waits until the buffer is free and then hands it back to whoever asked for it last time';

test('paragraphs are what comments say; asides, tables and code between them are not', () => {
  const code = `/* short */\nint f(void)\n{\n\t/*\n\t * This ${said}.\n\t *\n\t * ${'0x12 | '.repeat(20)}\n\t */\n}\n/* It ${said}. */`;
  expect(paragraphsOf(code)).toEqual([`This ${said}.`, `It ${said}.`]);
  expect(linesOf(code).split('\n')[0]).toBe('This waits until the buffer is free');
});
