import { expect, test } from 'vitest';
import { formatNumber, fromLog, powerOfTen, rounded, sizeText } from './format.ts';

test('only an exact whole number is printed without decimals', () => {
  expect(formatNumber(1)).toBe('1');
  expect(formatNumber(0.9999)).toBe('1.00');
  expect(formatNumber(-0.5)).toBe('−0.50');
});

test('numbers too small or too large for two decimals get a power of ten', () => {
  expect(formatNumber(0.0001)).toBe('10⁻⁴');
  expect(formatNumber(-3e7)).toBe('−3·10⁷');
});

test('infinite and undefined values are named, not hidden', () => {
  expect(formatNumber(Infinity)).toBe('∞');
  expect(formatNumber(NaN)).toBe('NaN');
});

test('powers of ten carry their exponent above the line, with a true minus', () => {
  expect([0, 1, 2, -3, -12].map(powerOfTen)).toEqual(['1', '10', '10²', '10⁻³', '10⁻¹²']);
});

test('sizes read as numbers near 1 and as powers of ten far from it, beyond the reach of doubles too', () => {
  expect([0, -1, 2, 3.54, -2, -40.5, 412.3, -6, -0.00001].map((log) => fromLog(log))).toEqual([
    '1.0',
    '0.10',
    '100',
    '3467',
    '0.010',
    '3.2·10⁻⁴¹',
    '2.0·10⁴¹²',
    '10⁻⁶',
    '1.0'
  ]);
  expect([0.41, 0.0123, 3.2e-7, 9.99e-7, 1e5].map((size) => sizeText(size))).toEqual([
    '0.41',
    '0.012',
    '3.2·10⁻⁷',
    '10⁻⁶',
    '10⁵'
  ]);
});

test('as many digits are printed as count', () => {
  expect(sizeText(3.2e-7, 1)).toBe('3·10⁻⁷');
  expect(sizeText(3.7249, 3)).toBe('3.72');
});

test('a size of 0 and one that is no number are named', () => {
  expect([0, Infinity, NaN].map((size) => sizeText(size))).toEqual(['0', '∞', 'NaN']);
});

test('what rounds to 0 has no sign', () => {
  expect([-0.5, -0.001, -1e-17, 2].map((value) => rounded(value, 2))).toEqual([
    '−0.50',
    '0.00',
    '0.00',
    '2.00'
  ]);
});
