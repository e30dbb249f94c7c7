import { expect, test } from 'vitest';
import { areasAbove } from './levels.ts';

test('above each level there is an area, none where no value reaches it, and all is drawn with the foot below', () => {
  const slope = { values: [0, 0, 0, 1, 1, 1, 2, 2, 2], columns: 3, rows: 3 };
  const [all, half, none] = areasAbove(slope, [-1, 1.5, 3], 20, 40);
  const heights = (path: string) => [...path.matchAll(/,([-\d.]+)/g)].map(([, y]) => Number(y));
  expect(Math.max(...heights(half))).toBeCloseTo(10, 6);
  expect(Math.max(...heights(all))).toBeGreaterThanOrEqual(40);
  expect(none).toBe('');
});
