import { readFileSync } from 'node:fs';
import { Network } from '$engine';
import { parameters as learning } from '$widgets/learn-repeated-ones/params.ts';
import { presets } from '$widgets/state-space/presets.ts';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

const handSet = { Wxh: [1, 0, 0], Whh: [0, 0, 0, 1, 0, 0, 0, 0, 1], Why: [1, 1, -1], h0: [0, 0, 1] };

/** A detector's answers: ReLU in the state and in the answer. */
function reader(change: Partial<typeof handSet> = {}): (bits: string) => number[] {
  const { Wxh, Whh, Why, h0 } = { ...handSet, ...change };
  const net = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: h0.length,
    bias: false,
    outputSize: 1,
    headActivation: 'relu',
    dtype: 'float64'
  });
  net.set('weight_ih_l0', Wxh);
  net.set('weight_hh_l0', Whh);
  net.set('head.weight', Why);
  return (bits) => Array.from(net.forward(Array.from(bits, Number), { T: bits.length, h0 }).output);
}

const strings = (length: number) =>
  Array.from({ length: 2 ** length }, (_, i) => i.toString(2).padStart(length, '0'));
const upTo = (length: number) =>
  Array.from({ length }, (_, i) => strings(i + 1)).reduce((all, some) => [...all, ...some], []);

const within = (tolerance: number) => (answer: number, wanted: number) =>
  Math.abs(answer - wanted) <= tolerance + 1e-12;

/** The first string, by length and then in order, whose last answer is wrong. */
const firstWrong = (read: (bits: string) => number[], longest: number, isRight = within(0.25)) =>
  upTo(longest).find(
    (bits) => !isRight(read(bits).at(-1) ?? NaN, bits.length > 1 && bits.endsWith('11') ? 1 : 0)
  );
const without = (name: 'Wxh' | 'Whh' | 'Why', at: number, value: number) =>
  reader({ [name]: handSet[name].map((weight, i) => (i === at ? value : weight)) });

/** A detector's state after a string. */
const stateAfter = (weight: number, bits: string) => {
  const counter = reader({ Wxh: [1], Whh: [weight], Why: [1], h0: [0] });
  return counter(bits).at(-1) ?? NaN;
};

describe.each(chapters(import.meta.url))('chapter 2 ($lang)', ({ text, says }) => {
  test('counts the strings that the checker tries', () => {
    expect(upTo(12)).toHaveLength(8190);
    for (const number of ['8190', '8,190']) expect(text).toContain(number);
    expect(firstWrong(reader(), 12)).toBeUndefined();
  });

  test('names the shortest string that each change gets wrong', () => {
    const [, first, second, third, fourth] = [...text.matchAll(/^(\d)\. .*\*\*([01]+)\*\*/gm)]
      .map(([, i, bits]) => [i, bits])
      .reduce<string[]>((named, [i, bits]) => Object.assign(named, { [i]: bits }), []);
    expect([first, second, third, fourth]).toEqual([
      firstWrong(without('Whh', 3, 0), 4),
      firstWrong(without('Whh', 8, 0), 4),
      firstWrong(without('Whh', 0, 1), 4),
      firstWrong(without('Whh', 4, 1), 4)
    ]);
  });

  test('sets a network that knows odd from even on every string, in three states all seen after two bits', () => {
    const Whh = [1, -2, 0, 1, -2, -1, 0, 0, 1];
    expect(text).toContain('1 & -2 & 0 \\\\ 1 & -2 & -1 \\\\ 0 & 0 & 1');
    const set = { Wxh: [1, 1, 0], Whh, Why: [1, -2, 0], h0: [0, 0, 1] };
    const [sum, carry] = [
      [1, 0, 0],
      [0, 1, 0]
    ].map((Why) => reader({ ...set, Why }));
    for (const bits of upTo(12)) expect(reader(set)(bits).at(-1)).toBe((bits.split('1').length - 1) % 2);
    const states = (longest: number) =>
      new Set(upTo(longest).map((bits) => `${sum(bits).at(-1)} ${carry(bits).at(-1)}`));
    expect(states(2)).toEqual(new Set(['0 0', '1 0', '2 1']));
    expect(states(9)).toEqual(states(2));
  });

  test('says what the other strings of the same length get that break number 4', () => {
    const read = without('Whh', 4, 1);
    expect(firstWrong(read, 2)).toBeUndefined();
    const wrong = strings(3).filter((bits) => {
      const wanted = bits.endsWith('11') ? 1 : 0;
      return !within(0.25)(read(bits).at(-1) ?? NaN, wanted);
    });
    expect(wrong).toEqual(['101', '110', '111']);
    expect(['110', '111'].map((bits) => read(bits).at(-1))).toEqual([1, 2]);
  });

  test('lets a counter leak by as much as it does', () => {
    for (const count of [10, 20, 30]) {
      says(stateAfter(0.9, '1'.repeat(count)), 2);
      expect(stateAfter(1, '1'.repeat(count))).toBe(count);
    }
    says(stateAfter(0.9, `${'1'.repeat(10)}${'0'.repeat(10)}`) / stateAfter(0.9, '1'.repeat(10)), 2);
  });

  test('has other weights that answer every string alike', () => {
    const other = reader({ Wxh: [1.5, 0, 0], Whh: [0, 0, -0.5, 1, 0, 0, 0, 0, 1] });
    for (const bits of upTo(10)) expect(other(bits)).toEqual(reader()(bits));
  });

  test('grants a leak of a fifth, and hardly more', () => {
    expect(firstWrong(without('Whh', 4, 0.2), 12)).toBeUndefined();
    expect(firstWrong(without('Whh', 4, 0.21), 12)).toBeDefined();
    expect(firstWrong(without('Whh', 4, -0.2), 12)).toBeUndefined();
  });

  test('says by how much the preset that turns the plane stretches it', () => {
    const { Whh } = presets.rotation;
    const [a, b, c, d] = Whh;
    expect([b, c, d]).toEqual([-a, a, a]);
    says(Math.hypot(a, c), 2);
  });

  test('quotes the study of how searches end', () => {
    const study = readFileSync(
      new URL('../../docs/decisions/learning-the-detector.md', import.meta.url),
      'utf8'
    );
    const [, part] = study.split('<!-- measured: endings -->');
    const numbers = (optimiser: string) =>
      new RegExp(`^\\| ${optimiser} .*`, 'm').exec(part)?.[0].split('|').slice(2, -1).map(Number) ?? [];
    const [, found, negative, born, later, early, last] = numbers('adam');
    for (const number of [found, negative, born, later, early, born + later]) says(number, 0);
    expect(text).toContain(last.toLocaleString('en'));
    const [, foundBySgd, sameNegative, sameBorn, laterBySgd] = numbers('sgd');
    for (const number of [foundBySgd, laterBySgd]) says(number, 0);
    expect([sameNegative, sameBorn]).toEqual([negative, born]);
    const stuck = [
      ...part.matchAll(
        /no longer fell: \d+ at losses from (\S+) to (\S+) with .*, \d+ at losses from \S+ to (\S+)/g
      )
    ];
    expect(stuck).toHaveLength(2);
    const best = (11 / 48) * (37 / 48);
    says(best, 3);
    for (const [, least, most, others] of stuck) {
      // At the loss of always 0, or below that of the best single answer.
      for (const loss of [least, most]) expect(Math.abs(Number(loss) - 11 / 48)).toBeLessThan(0.01);
      expect(Number(others)).toBeLessThan(best - 0.05);
    }
    expect(part).toMatch(/Of the 90 that died, 0 had a gradient again/);
    const [, both, mixtures, constant] =
      /(\d+) have a unit for .* in (\d+) every .* and (\d+) have/.exec(part) ?? [];
    expect(constant).toBe('0');
    for (const number of [both, mixtures]) says(Number(number), 0);
  });

  test('names the settings with which the figure starts', () => {
    expect(learning.defaults).toMatchObject({
      units: 3,
      head: 'relu',
      optimiser: 'adam',
      rate: 0.01,
      maximum: 1500
    });
  });

  test('says how far the threshold may be dragged', () => {
    for (const number of ['-1.25', '-0.75']) {
      expect(text).toContain(number);
      expect(firstWrong(without('Why', 2, Number(number)), 6)).toBeUndefined();
    }
    expect(firstWrong(without('Why', 2, -1.26), 6)).toBeDefined();
    expect(firstWrong(without('Why', 2, -0.74), 6)).toBeDefined();
  });

  test('follows the 1 that fades beyond what is checked', () => {
    const read = without('Whh', 8, 0.98);
    expect(firstWrong(read, 12)).toBeUndefined();
    const zeros = (count: number) => `${'0'.repeat(count)}1`;
    expect(text).toContain(zeros(14));
    const answer = read(zeros(14)).at(-1) ?? NaN;
    says(answer, 3);
    says(1 - answer, 3);
    expect(within(0.25)(answer, 0)).toBe(false);
    const passed = read(zeros(13)).at(-1) ?? NaN;
    says(1 - passed, 3);
    expect(within(0.25)(passed, 0)).toBe(true);
  });

  test('says how often a 1 is wanted of random strings of 12 bits', () => {
    const all = strings(12).flatMap((bits) =>
      Array.from(bits, (bit, t) => Number(bit === '1' && bits[t - 1] === '1'))
    );
    says(all.reduce((sum, wanted) => sum + wanted, 0) / all.length, 3);
  });

  test('does with one unit what a tolerance of a half allows', () => {
    const read = reader({ Wxh: [1], Whh: [0.4], Why: [0.375], h0: [0] });
    const half = (answer: number, wanted: number) => answer > 0.5 === (wanted === 1);
    expect(firstWrong(read, 12, half)).toBeUndefined();
    expect(firstWrong(read, 12)).toBeDefined();
    says(read('11').at(-1) ?? NaN, 3);
    says(1 / (1 - 0.4), 3);
    says(1 + 0.4 * 0.4 * (1 / (1 - 0.4)), 3);
  });
});
