import { expect, test } from 'vitest';
import { tapeColumns } from './tape.ts';
import { tasks } from './tasks.ts';

test('the columns stand side by side, and none leaves the tape, at any width', () => {
  for (const width of [272, 304, 460, 700, 900, 1100])
    for (const { cases } of tasks)
      for (const shown of cases) {
        const { left, columns } = tapeColumns(width, shown);
        expect(columns[0].x).toBe(left);
        for (const [t, column] of columns.entries()) {
          expect(column.width).toBeGreaterThanOrEqual(5);
          if (t > 0) expect(column.x).toBeCloseTo(columns[t - 1].x + columns[t - 1].width, 9);
        }
        const last = columns[columns.length - 1];
        expect(last.x + last.width).toBeLessThanOrEqual(width);
      }
});

test('on a phone the long silence gives way to the steps that have something to show', () => {
  const { dense, columns } = tapeColumns(304, tasks[0].cases[0]);
  expect(dense).toBe(true);
  expect(columns.filter(({ silent }) => silent)).toHaveLength(22);
  for (const { width, silent } of columns) expect(width >= 34).toBe(!silent);
});
