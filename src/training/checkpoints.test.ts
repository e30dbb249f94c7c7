import { expect, test } from 'vitest';
import { Timeline } from './checkpoints.ts';

/** Every snapshot takes ten bytes. */
const timeline = (room: number) => new Timeline<{ updates: number }>(10 * room, () => 10);
const updatesOf = (line: ReturnType<typeof timeline>, branch = 0) =>
  line.checkpoints.filter((one) => one.branch === branch).map(({ updates }) => updates);

test('all checkpoints are kept while there is room', () => {
  const line = timeline(4);
  for (const updates of [0, 10, 20, 30]) line.add({ updates });
  expect(updatesOf(line)).toEqual([0, 10, 20, 30]);
  expect(line.bytes).toBe(40);
});

test('over budget they are thinned out evenly, and the first and the last always stay', () => {
  const line = timeline(8);
  for (let updates = 0; updates <= 1000; updates += 10) {
    line.add({ updates });
    const kept = updatesOf(line);
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(updates);
    expect(line.bytes).toBeLessThanOrEqual(80);
  }
  const kept = updatesOf(line);
  expect(kept).toHaveLength(8);
  // The newest has not had its neighbours thinned yet; the others are nowhere more than four times as far apart.
  const gaps = kept.slice(1, -1).map((updates, i) => updates - kept[i]);
  expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThanOrEqual(4);
  expect(Math.max(...gaps)).toBeLessThan(400);
});

test('the first and the last stay even where there is room for neither', () => {
  const line = timeline(1);
  for (const updates of [0, 10, 20]) line.add({ updates });
  expect(updatesOf(line)).toEqual([0, 20]);
});

test('going on from an older one forgets nothing', () => {
  const line = timeline(10);
  const ids = [0, 10, 20].map((updates) => line.add({ updates }).id);
  expect(line.branchFrom(ids[1]).updates).toBe(10);
  expect(line.head?.id).toBe(ids[1]);
  line.add({ updates: 20 });
  expect(updatesOf(line, 0)).toEqual([0, 10, 20]);
  expect(updatesOf(line, 1)).toEqual([20]);
  expect(line.branches).toEqual([{ id: 0 }, { id: 1, from: { checkpoint: ids[1], branch: 0, updates: 10 } }]);
  expect(new Set(line.checkpoints.map(({ id }) => id)).size).toBe(4);
});

test('thinning reaches into all branches, and takes their ends last', () => {
  const line = timeline(5);
  const ids = [0, 10, 20, 30].map((updates) => line.add({ updates }).id);
  line.branchFrom(ids[1]);
  for (const updates of [20, 30, 40, 50]) line.add({ updates });
  expect(updatesOf(line, 0)).toContain(0);
  expect(updatesOf(line, 0)).toContain(30);
  expect(updatesOf(line, 1)).toContain(50);
  expect(line.checkpoints).toHaveLength(5);
});

test('what a branch goes on from is not dropped under it', () => {
  const line = timeline(3);
  const ids = [0, 10, 20].map((updates) => line.add({ updates }).id);
  line.branchFrom(ids[1]);
  expect(line.head?.updates).toBe(10);
  expect(() => line.branchFrom(99)).toThrow('There is no checkpoint 99.');
  expect(line.branch).toBe(1);
});

test('a state with as many updates takes the place of the one before', () => {
  const line = timeline(3);
  line.add({ updates: 0 });
  const first = line.add({ updates: 10 });
  const second = line.add({ updates: 10 });
  expect(line.checkpoints.map(({ id }) => id)).toEqual([0, second.id]);
  expect(first.id).not.toBe(second.id);
});

test('what arrives late of a branch that was left is kept there, and the run still goes on from where it went back', () => {
  const line = timeline(5);
  const { id } = line.add({ updates: 0 });
  line.branchFrom(id);
  line.add({ updates: 10 }, 0);
  expect(updatesOf(line, 0)).toEqual([0, 10]);
  expect(line.head?.id).toBe(id);
});
