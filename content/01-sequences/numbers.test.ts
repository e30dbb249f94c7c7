import { readFileSync } from 'node:fs';
import { lamp, lampAfter, run, said, WEIGHTS } from '$widgets/fold-unfold/lamp.ts';
import { judge, ROOM, runOf } from '$widgets/task-shapes/networks.ts';
import type { Shape } from '$widgets/task-shapes/params.ts';
import { LEARNED_STEPS, TESTED_STEPS } from '$training/tied/lamp.ts';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

const page = readFileSync(new URL('../../docs/decisions/one-w-or-one-a-step.md', import.meta.url), 'utf8');
/** What follows a median in brackets, row by row: "100 (98 to 100)" as [100, 98, 100]. */
const sharesOf = (text: string) =>
  text.split('\n').flatMap((line) => {
    const found = [...line.matchAll(/(\d+) \((\d+) (?:to|–) (\d+)\)/g)].slice(-4);
    return found.length === 4 ? [found.map(([, ...numbers]) => numbers)] : [];
  });
const spaced = (bits: string) => Array.from(bits).join(' ');
const statesOf = (bits: string) => {
  const trace = run(lamp(-2), bits);
  return Array.from(bits, (_, t) => `(${trace.h(0, t).join(', ')})`);
};
const answers = (shape: Shape, bits: string, n = 4) =>
  runOf(shape, { bits, n }).steps.flatMap(({ y }) => (y === undefined ? [] : [y]));
const right = (shape: Shape, bits: string, n = 4) =>
  judge(shape, runOf(shape, { bits, n })).every((right) => right !== false);

describe.each(chapters(import.meta.url))('chapter 1 ($lang)', ({ lang, text, says }) => {
  test('answers as the lamp does, and says in which states it is', () => {
    const y = Array.from(run(lamp(-2), '1011010').output);
    expect(y).toEqual(lampAfter('1011010').map(Number));
    expect(text).toContain(spaced(y.join('')));
    expect(statesOf('101').at(-1)).toBe('(2, 1)');
    expect(statesOf('000').at(-1)).toBe('(0, 0)');
    expect(text).toContain(statesOf('11011').join(lang === 'en' ? ', ' : '、'));
  });

  test('quotes its study as the repository has it', () => {
    const measured = sharesOf(page);
    expect(measured).toHaveLength(3);
    expect(sharesOf(text)).toEqual(measured);
  });

  test('says at which step another weight goes wrong', () => {
    const bits = '1011010';
    const wanted = lampAfter(bits);
    const wrong = Array.from(run(lamp(-1.5), bits).output, (y, t) => said(y) !== wanted[t]);
    expect(wrong.indexOf(true) + 1).toBe(4);
    expect(text).toContain(lang === 'en' ? 'wrong at the fourth step' : '第四步就答错了');
  });

  test('counts the numbers that a network has', () => {
    const sizes = lamp(-2).names.map((name) => [name, lamp(-2).parameter(name).data.length] as const);
    // PyTorch’s second bias and that of the head are 0, and are not counted.
    const counted = sizes.filter(([name]) => !['bias_hh_l0', 'head.bias'].includes(name));
    expect(counted.reduce((sum, [, size]) => sum + size, 0)).toBe(WEIGHTS);
    says(WEIGHTS, 0);
    says(7 * WEIGHTS, 0);
  });

  test('says of every shape what it does and where it gives out', () => {
    expect(right('one-to-one', '101')).toBe(false);
    expect(answers('one-to-many', '110')).toEqual([3, 2, 1, 0]);
    expect(runOf('one-to-many', { bits: '110', n: 2.5 }).wanted).toBeUndefined();
    const [majority] = answers('many-to-one', '11100');
    says(majority, 2);
    expect(right('many-to-one', '11100')).toBe(false);
    expect(right('encoder-decoder', '1101')).toBe(false);
    expect(answers('encoder-decoder', '1101')).toEqual([1, 0, 1, 0]);
    expect(ROOM).toBe(3);
    expect(text).toContain(spaced('11100'));
  });

  test('learns from as many steps, and asks about as many, as the figure does', () => {
    says(LEARNED_STEPS, 0);
    says(TESTED_STEPS, 0);
  });
});
