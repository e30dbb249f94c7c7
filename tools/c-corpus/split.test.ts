import { expect, test } from 'vitest';
import { Rng } from '../../src/engine/index.ts';
import { sharedWithOthers, split, type SourceFile } from './split.ts';

/** A file of lines that are its own, but for a share of common ones. */
function file(path: string, common = 0, lines = 200): SourceFile {
  const text = Array.from({ length: lines }, (_, i) =>
    i < common * lines ? `a line that all of them have, ${i}` : `a line that only ${path} has, ${i}`
  );
  return { path, notice: '', text: `${text.join('\n')}\n` };
}

test('what a file shares with others is told by its lines', () => {
  expect(sharedWithOthers([file('a.c', 0.5), file('b.c', 0.25), file('c.c')])).toEqual([0.25, 0.25, 0]);
});

test('held out are whole C files of their own words, neither short nor long', () => {
  const own = Array.from({ length: 8 }, (_, i) => file(`${i}.c`));
  const others = [
    file('copy1.c', 0.9),
    file('copy2.c', 0.9),
    file('a.h'),
    file('b.c', 0, 20),
    file('c.c', 0, 2000)
  ];
  const { train, choice, heldOut } = split([...own, ...others], new Rng(1), { heldOut: 4, choice: 2 });
  expect([train.length, choice.length, heldOut.length]).toEqual([7, 2, 4]);
  for (const { path } of [...choice, ...heldOut]) expect(path).toMatch(/^\d\.c$/);
  const all = [...train, ...choice, ...heldOut].map(({ path }) => path);
  expect(new Set(all).size).toBe(13);
});

test('the same seed splits the same way', () => {
  const files = Array.from({ length: 12 }, (_, i) => file(`${i}.c`));
  const sizes = { heldOut: 3, choice: 2 };
  expect(split(files, new Rng(4), sizes)).toEqual(split(files, new Rng(4), sizes));
});
