import { expect, test } from 'vitest';
import { formatBytes, formatTime } from './units.ts';

test('bytes and times are written to three digits', () => {
  expect([840, 31_480, 6_720_000, 999_600].map(formatBytes)).toEqual([
    '840 B',
    '31.5 kB',
    '6.72 MB',
    '1.00 MB'
  ]);
  expect([0.5, 12.34, 1500].map(formatTime)).toEqual(['0.50 µs', '12.3 µs', '1.50 ms']);
});
