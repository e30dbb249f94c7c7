import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphsOf, wrapped } from './prose.ts';

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

test('paragraphs are taken that a typewriter could write; headings and formulas are not', () => {
  const prose = 'A network reads one character after the other – and what it “knows” is what it has kept.';
  const found = paragraphsOf(`A heading\n\n${prose}\n\n${prose} ∂L/∂h\n\n${prose}`);
  expect(found).toHaveLength(2);
  expect(found[0]).toBe(
    'A network reads one character after\nthe other - and what it "knows" is\nwhat it has kept.\n'
  );
});
