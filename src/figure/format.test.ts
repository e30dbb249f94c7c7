import { expect, test } from 'vitest';
import { formatNumber, powerOfTen } from './format.ts';

test('only an exact whole number is printed without decimals', () => {
  expect(formatNumber(1)).toBe('1');
  expect(formatNumber(0.9999)).toBe('1.00');
  expect(formatNumber(-0.5)).toBe('−0.50');
});

test('numbers too small or too large for two decimals get an exponent', () => {
  expect(formatNumber(0.0001)).toBe('1e−4');
  expect(formatNumber(-3e7)).toBe('−3e7');
});

test('infinite and undefined values are named, not hidden', () => {
  expect(formatNumber(Infinity)).toBe('∞');
  expect(formatNumber(NaN)).toBe('NaN');
});

test('powers of ten carry their exponent above the line, with a true minus', () => {
  expect([0, 1, 2, -3, -12].map(powerOfTen)).toEqual(['1', '10', '10²', '10⁻³', '10⁻¹²']);
});
