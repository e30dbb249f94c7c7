import { expect, test } from 'vitest';
import { horizon } from './horizon.ts';

test('the chart makes room in doublings, up to where it ends', () => {
  expect([0, 100, 101, 1400].map((updates) => horizon(updates, 1500))).toEqual([100, 100, 200, 1500]);
});
