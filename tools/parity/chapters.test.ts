import { expect, test } from 'vitest';
import { chapterPrograms, differenceOf, printedIn, runChapters, type ChapterProgram } from './chapters.ts';

/** Node stands in for Python: what is tested here is who is believed, not what PyTorch computes. */
function run(...chapters: ChapterProgram[]) {
  const said: string[] = [];
  const right = runChapters(process.execPath, chapters, (line) => said.push(line));
  return { right, said };
}
const prints = (output: string) => `console.log(${JSON.stringify(output)});`;

test('a program that prints the engine’s numbers is fine, as far as it prints them', () => {
  const { right, said } = run({
    name: 'one',
    script: prints('share: 0\nsum: -0.1834'),
    numbers: [0, -0.18343]
  });
  expect(right).toBe(true);
  expect(said).toEqual(['one    0.00e+0  ok', '1 of 1 print what the engine computes.']);
});

test('one program with another number is enough to fail, and the rest is still run', () => {
  const { right, said } = run(
    { name: 'one', script: prints('sum: -0.1836'), numbers: [-0.1834] },
    { name: 'other', script: prints('sum: 1'), numbers: [1] }
  );
  expect(right).toBe(false);
  expect(said[0]).toMatch(/^one .*FAILED: it prints "sum: -0\.1836\\n", and the engine has -0\.1834$/);
  expect(said[1]).toContain('ok');
  expect(said[2]).toBe('FAILED: 1 of 2 print what the engine computes.');
});

test('a program that cannot be run, or prints too little, fails', () => {
  expect(run({ name: 'one', script: 'throw new Error("no such module")', numbers: [1] }).right).toBe(false);
  expect(run({ name: 'one', script: prints('first: 1'), numbers: [1, 2] }).right).toBe(false);
  expect(run({ name: 'one', script: '', numbers: [1] }).right).toBe(false);
  expect(run({ name: 'one', script: prints('sum: nan'), numbers: [1] }).right).toBe(false);
});

test('what is very small is compared by its own size', () => {
  expect(differenceOf(printedIn('gradient: 5.9099e-41'), [5.90993e-41])).toBe(0);
  expect(differenceOf(printedIn('gradient: 5.9099e-41'), [5.92e-41])).toBeGreaterThan(1e-3);
});

test('numbers stand after the last colon of a line, and a whole one is not rounded', () => {
  const printed = printedIn('gradient of c_100: by c_0: 0.50\nways: 21 15');
  expect(printed.map(({ value }) => value)).toEqual([0.5, 21, 15]);
  expect(printed.map(({ half }) => half)).toEqual([0.005, 0, 0]);
});

test('without a Python that has PyTorch, nothing is run and the last line says so', () => {
  const said: string[] = [];
  expect(runChapters(undefined, chapterPrograms(), (line) => said.push(line))).toBe(true);
  expect(said).toEqual(['Not run: no Python with PyTorch was found.']);
});
