import { Network } from '$engine';
import { MOST, networkOf, tryAll } from '$widgets/counting/network.ts';
import { wayBack } from '$widgets/gradient-highway/gradients.ts';
import { parameters } from '$widgets/gradient-highway/params.ts';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const logit = (gate: number) => Math.log(gate / (1 - gate));

describe.each(chapters(import.meta.url))('chapter 10 ($lang)', ({ text, says }) => {
  test('says what an open gate leaves, and where it must stand', () => {
    says(0.95 ** 60, 2);
    const half = 0.5 ** (1 / 100);
    says(half, 4);
    says(half, 5);
    says(1 - half, 5);
    says(logit(half), 2);
    expect(text).toContain('5.11');
    expect((sigmoid(5.11) ** 100).toFixed(2)).toBe('0.55');
    for (const k of [50, 1000]) expect(((k / (k + 1)) ** k).toFixed(2)).toBe('0.37');
    says(Math.exp(-1), 2);
  });

  test('says how an LSTM is made to forget', () => {
    const gate = 0.01 ** (1 / 20);
    says(gate, 3);
    says(logit(gate), 2);
    says(sigmoid(1), 3);
    says(sigmoid(1) ** 20, 3);
  });

  test('says how much of the gradient reaches the first step', () => {
    const reach = (cell: 'lstm' | 'rnn', forgetBias: number) => {
      const { norm } = wayBack(cell, { ...parameters.defaults, forgetBias });
      return norm[0] / norm[norm.length - 1];
    };
    says(reach('lstm', 3), 3);
    expect(text).toContain(`${(reach('rnn', 3) * 1e20).toFixed(1)} · 10⁻²⁰`);
    const alone = 0.1 ** (1 / 99);
    says(alone, 3);
    says(logit(alone), 2);
    says(reach('lstm', 3.75), 3);
    says(reach('lstm', 5), 2);
  });

  test('says where each counter fails', () => {
    const failsAt = (kind: 'hand' | 'trained', bias = 0) => tryAll(networkOf(kind, bias)).indexOf(false) + 1;
    const found = [failsAt('hand', 4), failsAt('hand', 6), failsAt('hand', 8), failsAt('hand', 10)];
    expect(found).toEqual([7, 16, 43, 116]);
    expect(MOST).toBeGreaterThan(116);
    for (const n of [...found, failsAt('trained') - 1, failsAt('trained')]) says(n, 0);
  });

  test('says what the counters answer beyond the strings that they are asked along', () => {
    const last = (kind: 'hand' | 'trained', string: string) => {
      const x = Array.from(string).flatMap((letter) => (letter === 'a' ? [1, 0] : [0, 1]));
      return networkOf(kind, 8).forward(x, { T: string.length }).output.at(-1) ?? NaN;
    };
    for (const kind of ['hand', 'trained'] as const) {
      says(last(kind, 'abb'), 2);
      expect(last(kind, 'abab')).toBeGreaterThan(0.5);
    }
    const strings = Array.from({ length: 10 }, (_, shorter) =>
      Array.from({ length: 2 ** (shorter + 1) }, (_, i) =>
        i
          .toString(2)
          .padStart(shorter + 1, '0')
          .replaceAll('0', 'a')
          .replaceAll('1', 'b')
      )
    ).flat();
    const enough = (string: string) => 2 * string.replaceAll('a', '').length >= string.length;
    const wrong = (kind: 'hand' | 'trained') =>
      strings.filter((string) => last(kind, string) > 0.5 !== enough(string));
    expect(text).toContain(strings.length.toLocaleString('en'));
    expect(wrong('hand')).toEqual([]);
    says(wrong('trained').length, 0);
    expect(wrong('trained')).toContain('bababa');
  });

  test('counts the parameters of the networks that it compares', () => {
    const count = (cell: 'rnn' | 'lstm') => {
      const net = new Network({ cell, inputSize: 2, hiddenSize: 16, outputSize: 2 });
      return net.data.length;
    };
    expect([count('rnn'), count('lstm')]).toEqual([354, 1314]);
    for (const number of ['354', '1,314']) expect(text).toContain(number);
  });
});
