import { expect, test } from 'vitest';
import { sentences } from './sentences.ts';

test('English sentences stand one space apart, Chinese ones none', () => {
  expect(sentences('One.', 'Two?', 'Three.')).toBe('One. Two? Three.');
  expect(sentences('一。', '二？', '请按“播放”', '三。')).toBe('一。二？请按“播放”三。');
});

test('an empty sentence leaves no space behind', () => {
  expect(sentences('', 'One.', '', 'Two.', '')).toBe('One. Two.');
  expect(sentences('', '')).toBe('');
});
