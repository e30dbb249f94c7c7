import { expect, test } from 'vitest';
import { clashOf, keeps, wanted, type Keep } from './keep.ts';

const enough = keeps.flatMap((first) =>
  keeps
    .filter((second) => clashOf([first, second]) === undefined)
    .map((second) => [first, second].sort().join())
);

test('two pairs of things are enough: this bit with the one before, and this bit with the last answer', () => {
  expect(new Set(enough)).toEqual(new Set(['before,this', 'answer,this']));
});

test('a count of ones is refuted by two strings with as many ones and other answers', () => {
  const clash = clashOf(['this', 'ones']);
  expect(clash?.next).toBeUndefined();
  const sum = (bits: readonly number[] = []) => bits.reduce((total, bit) => total + bit, 0);
  expect(sum(clash?.one)).toBe(sum(clash?.other));
  expect(wanted(clash?.one ?? [])).not.toBe(wanted(clash?.other ?? []));
});

test('the bit before and the last answer do answer, but cannot be kept up to date', () => {
  const clash = clashOf(['before', 'answer']);
  expect(clash?.next).toBeDefined();
});

test('each pair that fails fails on strings after which both slots hold the same', () => {
  const pairs = keeps.flatMap((first) => keeps.map((second): [Keep, Keep] => [first, second]));
  for (const pair of pairs) {
    const clash = clashOf(pair);
    if (!clash) continue;
    expect(clash.one.length).toBeLessThanOrEqual(3);
    expect(clash.one).not.toEqual(clash.other);
  }
});
