import { expect, test } from 'vitest';
import { oneHot, readable } from './characters.ts';
import { tapeLayout } from './tape.ts';

test('each character is one input, and what cannot be read is left out', () => {
  expect(oneHot('b(')).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
  expect(readable('a(x)!b', 3)).toBe('a()');
});

test('a long text is drawn narrower and never wider than its room', () => {
  for (const width of [290, 700])
    for (const characters of [1, 8, 24]) {
      const { left, cell } = tapeLayout(width, characters, 3);
      expect(left + cell * characters).toBeLessThanOrEqual(width);
    }
});
