import { expect, test } from 'vitest';
import { numberText } from './number-text.ts';

test('numbers far from 1 are printed as powers of ten', () => {
  expect([8e-13, 0.09, 3476, 2.1e5, -3e-7, 0, Infinity].map(numberText)).toEqual([
    '8 · 10⁻¹³',
    '0.09',
    '3476',
    '2 · 10⁵',
    '−3 · 10⁻⁷',
    '0',
    '∞'
  ]);
});
