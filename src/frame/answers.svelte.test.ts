import { expect, test } from 'vitest';
import { Answers } from './answers.svelte.ts';

/** Three questions, whose right answers are 0, 1 and 2; −1 stands for none. */
function exercise() {
  let given: readonly number[] = $state([]);
  const answers = new Answers(() => ({
    name: 'counting',
    questions: 3,
    given,
    none: -1,
    least: 0,
    right: (question, answer) => answer === question,
    write: (list) => (given = list)
  }));
  return { answers, given: () => given };
}

test('questions are answered in any order, and those left out have no answer', () => {
  const { answers, given } = exercise();
  answers.give(1, 1);
  expect(given()).toEqual([-1, 1]);
  expect([0, 1, 2].map((i) => answers.to(i))).toEqual([undefined, 1, undefined]);
});

test('nothing counts before it is handed in, nor after it has been changed', () => {
  const { answers } = exercise();
  answers.give(0, 0);
  answers.give(1, 2);
  expect(answers.score).toBe(0);
  answers.check();
  expect(answers.count).toBe(1);
  answers.give(1, 1);
  expect(answers.checked).toBe(false);
  expect(answers.score).toBe(0);
  answers.check();
  expect(answers.score).toBeCloseTo(2 / 3, 12);
  answers.takeBack();
  expect(answers.checked).toBe(false);
});
