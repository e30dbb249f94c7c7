import { expect, test } from 'vitest';
import { spreadAlong, spreadAt } from './spread.ts';

const flow = (...log10: number[]) => ({ seed: 1, log10: Float64Array.from(log10), slope: 1 });

test('the spread of networks is their least, median and greatest, also where one is exactly 0', () => {
  const flows = [flow(0, -3), flow(0, -1), flow(0, -Infinity), flow(0, -2)];
  expect(spreadAt(flows, 1)).toEqual({ k: 1, least: -Infinity, median: -2.5, greatest: -1 });
  expect(spreadAt(flows.slice(2, 3), 1).median).toBe(-Infinity);
});

test('along many steps it is told at no more places than can be drawn, the last step among them', () => {
  const along = spreadAlong([flow(...Array.from({ length: 1001 }, (_, k) => -k))], 300);
  expect(along.length).toBeLessThan(302);
  expect(along[along.length - 1]).toMatchObject({ k: 1000, median: -1000 });
});
