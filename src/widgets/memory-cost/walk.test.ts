import { expect, test } from 'vitest';
import { methods } from '$training/memory/passes.ts';
import { CHUNK, countOf, DRAWN, fullest, momentsOf } from './walk.ts';

const most = (method: (typeof methods)[number], kept = 6) => countOf(fullest(momentsOf(method, kept)));

test('a full pass holds every step, a truncated one a chunk, and checkpoints with one segment', () => {
  expect(most('full')).toBe(DRAWN);
  expect(most('truncated')).toBe(CHUNK);
  // The last segment is made anew while all checkpoints are held, its own among them.
  expect(most('checkpointed')).toBe(6 + 36 / 6 - 1);
});

test('as many checkpoints as the root of the steps hold the least', () => {
  const held = Array.from({ length: DRAWN }, (_, i) => most('checkpointed', i + 1));
  expect(Math.min(...held)).toBe(held[5]);
  expect(held[0]).toBe(DRAWN);
  expect(held[DRAWN - 1]).toBe(DRAWN);
});

test('checkpoints walk every step forward twice, and nobody is left holding anything', () => {
  for (const method of methods) {
    const moments = momentsOf(method, 6);
    expect(moments.filter(({ back }) => back)).toHaveLength(DRAWN);
    expect(moments.filter(({ back }) => !back)).toHaveLength(method === 'checkpointed' ? 2 * DRAWN : DRAWN);
    expect(countOf(moments[moments.length - 1])).toBe(0);
  }
});

test('no step is gone back through before it is held whole', () => {
  for (const method of methods)
    for (const kept of [1, 5, 6, 36]) {
      const moments = momentsOf(method, kept);
      moments.forEach(({ at, back }, i) => {
        if (back) expect(moments[i - 1].held[at]).toBe('step');
      });
    }
});
