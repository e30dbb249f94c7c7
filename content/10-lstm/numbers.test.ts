import { readFileSync } from 'node:fs';
import { crossEntropy, Network, Rng } from '$engine';
import { oneHot } from '$figure/cell/characters.ts';
import { gru, lstm } from '$figure/cell/gated.ts';
import { build } from '$figure/cell/weights.ts';
import { startOf } from '$training/recall/setting.ts';
import { draw } from '$training/recall/task.ts';
import { presets as gruPresets } from '$widgets/gru-gates/presets.ts';
import { presets } from '$widgets/lstm-gates/presets.ts';
import { byHand, MOST, networkOf, read, tryAll } from '$widgets/counting/network.ts';
import { wayBack } from '$widgets/gradient-highway/gradients.ts';
import { parameters } from '$widgets/gradient-highway/params.ts';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const logit = (gate: number) => Math.log(gate / (1 - gate));

const range = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
};
/** 1.1 · 10^{-24}, as KaTeX has it. */
function inPowers(value: number) {
  const power = Math.floor(Math.log10(value));
  return `${(value / 10 ** power).toFixed(1)} \\cdot 10^{${power}}`;
}

/** The figure's networks, drawn fifty times: what reaches the first step, and what along the direct path alone. */
const arrivals = (cell: 'lstm' | 'rnn', given: { forgetBias?: number; init?: 'orthogonal' }) =>
  range(50).map((seed) => {
    const { norm, direct } = wayBack(cell, { ...parameters.defaults, ...given, seed });
    const last = norm[norm.length - 1];
    return { total: norm[0] / last, direct: cell === 'lstm' ? direct[0] / last : 0 };
  });

const bracketAnd = (letters: number, seed: number) => {
  const rng = new Rng(seed);
  return `(${Array.from({ length: letters }, () => rng.choice(['a', 'b'])).join('')}`;
};

/** Of recall's networks before their first update: log₁₀ of what reaches the first step, mean over a batch. */
const recallReach = (start: 'pytorch' | 'orthogonal') =>
  range(20).map((seed) => {
    const [k, B, H] = [50, 20, 16];
    const T = k + 1;
    const net = startOf({ cell: 'rnn', start, forget: 'drawn' }, { task: 'recall', lag: k, units: H, seed });
    const [x, wanted] = [new Float32Array(T * B * 2), new Float32Array(B)];
    draw('recall', new Rng(seed + 1_000_000), x, wanted);
    const trace = net.forward(x, { T, B });
    const last = crossEntropy(trace.output.subarray(-B * 2), Int32Array.from(wanted), { T: 1, B, V: 2 });
    const dOutput = new Float32Array(T * B * 2);
    dOutput.set(last.dLogits, dOutput.length - B * 2);
    const gradients = net.backward(trace, { dOutput });
    const norm = (t: number, row: number) =>
      Math.hypot(...gradients.dh(0, t).subarray(row * H, (row + 1) * H));
    return range(B).reduce((sum, b) => sum + Math.log10(norm(0, b - 1) / norm(T - 1, b - 1)) / B, 0);
  });

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
    // As the figure measures it: what the bracket preset holds after ( and 20 letters, with another forget bias.
    const left = (bias: number) => {
      const { b, ...rest } = presets.bracket;
      const net = build(lstm, { ...rest, b: b.map((value, row) => (row === 1 ? bias : value)) });
      const trace = net.forward(oneHot(`(${'a'.repeat(20)}`), { T: 21 });
      return trace.c(0, 20)[0] / trace.c(0, 0)[0];
    };
    expect(left(1.31)).toBeLessThan(0.01);
    expect(left(1.32)).toBeGreaterThan(0.01);
    says(1.31, 2);
    says(left(1), 3);
    says(sigmoid(-8) * Math.tanh(8), 4);
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

  test('says by which path it comes, and of how many draws', () => {
    const open = arrivals('lstm', { forgetBias: 3 });
    const totals = open.map(({ total }) => total);
    says(median(totals), 2);
    says(Math.min(...totals), 3);
    says(Math.max(...totals), 1);
    says(median(open.map(({ direct }) => direct)), 3);
    says(open.filter(({ total, direct }) => total > 3 * direct).length, 0);
    const shut = median(arrivals('lstm', { forgetBias: 0 }).map(({ total }) => total));
    const vanilla = median(arrivals('rnn', {}).map(({ total }) => total));
    const orthogonal = median(arrivals('rnn', { init: 'orthogonal' }).map(({ total }) => total));
    for (const value of [shut, vanilla, orthogonal]) expect(text).toContain(inPowers(value));
    const tenth = arrivals('lstm', { forgetBias: 3.75 });
    says(tenth[0].direct, 2);
    expect(tenth.filter(({ total, direct }) => total < direct / 3)).toEqual([tenth[0]]);
    says(tenth.filter(({ total }) => total >= 0.1).length, 0);
  });

  test('computes one step by hand as the engine does, there and back', () => {
    const net = new Network({ cell: 'lstm', inputSize: 1, hiddenSize: 1, dtype: 'float64' });
    // Rows i, f, g, o; no other weights, so that the sums are the biases.
    net.set('bias_ih_l0', [logit(0.9), logit(0.8), Math.atanh(0.6), logit(0.7)]);
    const trace = net.forward([0], { T: 1, h0: [0], c0: [0.5] });
    net.zeroGrad();
    const gradients = net.backward(trace, { dOutput: [1] });
    const [c] = trace.c(0, 0);
    const [dc] = gradients.dc(0, 0);
    says(c, 2);
    says(Math.tanh(c), 3);
    says(trace.h(0, 0)[0], 3);
    says(dc, 3);
    says(gradients.dc0[0], 3);
    for (const gate of [dc * 0.5, dc * 0.6, dc * 0.9]) says(gate, 3);
    for (const sum of net.parameter('bias_ih_l0').grad) says(sum, 3);
    says(0.993 * (1 - 0.993), 3);
  });

  test('says what the bracket network’s gates and answers are', () => {
    const byHand = build(lstm, presets.bracket);
    const trace = byHand.forward(oneHot('(a'), { T: 2 });
    says(trace.gates(0, 1).f[0], 4);
    says(trace.gates(0, 1).i[0], 4);
    for (const depth of [1, 2]) says(Math.tanh(depth), 2);
    const trained = build(lstm, presets.trained);
    const long = range(20).map((seed) => trained.forward(oneHot(bracketAnd(1000, seed)), { T: 1001 }));
    for (const gate of ['f', 'i'] as const)
      for (const unit of [0, 1])
        says(median(long.flatMap((trace) => range(998).map((t) => trace.gates(0, t + 2)[gate][unit]))), 2);
    const last = long.map(({ output }) => output[1000].toFixed(2));
    expect([...new Set(last)]).toEqual(['1.00']);
    says(1, 2);
    const left = (net: Network) =>
      median(
        range(20).map((seed) => {
          const trace = net.forward(oneHot(bracketAnd(20, seed)), { T: 21 });
          const dOutput = new Float64Array(21);
          dOutput[20] = 1;
          const gradients = net.backward(trace, { dOutput });
          return Math.hypot(...gradients.dc(0, 0)) / Math.hypot(...gradients.dc(0, 20));
        })
      );
    says(left(trained), 3);
    says(left(byHand), 3);
  });

  test('says what a GRU writes whose reset gate is held open', () => {
    const { flip } = gruPresets;
    const at = (held: { r?: number }) => {
      const trace = build(gru, flip, 0, held).forward(oneHot('(b('), { T: 3 });
      return trace.h(0, 2)[0];
    };
    expect(at({}).toFixed(2)).toBe('1.00');
    says(at({ r: 1 }), 2);
    expect(at({ r: 1 })).toBeLessThan(0.1);
  });

  test('says what the two starts of recall’s networks let through', () => {
    for (const start of ['pytorch', 'orthogonal'] as const)
      expect(text).toContain(`10^{${median(recallReach(start)).toFixed(1)}}`);
  });

  test('quotes its study of fifty steps as the repository has it', () => {
    const page = new URL('../../docs/decisions/fifty-steps.md', import.meta.url);
    const rows = (task: string) =>
      readFileSync(page, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith(`| ${task}`))
        .map((line) => line.split('|').map((cell) => cell.trim()))
        .map(([, , name, learned, median]) => ({
          name,
          said: [learned.split(' ')[0], median].filter((text) => text !== '–')
        }));
    const [recall, adding] = [rows('recall'), rows('adding')];
    expect(recall).toHaveLength(6);
    const quoted = text.split('\n').filter((line) => /^\| (tanh|ReLU|LSTM)/.test(line));
    expect(quoted).toHaveLength(6);
    quoted.forEach((line, k) => {
      const [, name, ...cells] = line.split('|');
      expect(name.trim().slice(0, 4)).toBe(recall[k].name.slice(0, 4));
      const numbers = cells.slice(0, 2).map((cell) => cell.match(/[\d.]+/g));
      expect(numbers).toEqual([recall[k].said, adding[k].said]);
    });
  });

  test('says what the counters answer to other strings', () => {
    const strings = range(10).flatMap((length) =>
      Array.from({ length: 2 ** length }, (_, k) => k.toString(2).padStart(length, '0'))
    );
    expect(text).toContain(strings.length.toLocaleString('en'));
    for (const kind of ['hand', 'trained'] as const) {
      const net = networkOf(kind, 8);
      const answer = (bits: string) => {
        const x = Array.from(bits).flatMap((bit) => (bit === '0' ? [1, 0] : [0, 1]));
        const { output } = net.forward(x, { T: bits.length });
        return output[bits.length - 1];
      };
      says(answer('011'), 2);
      const complete = (bits: string) => {
        const n = bits.length / 2;
        return bits === '0'.repeat(Math.floor(n)) + '1'.repeat(Math.ceil(n)) && Number.isInteger(n);
      };
      const wrong = strings.filter((bits) => answer(bits) > 0.5 !== complete(bits)).length;
      expect(text).toContain(wrong.toLocaleString('en'));
    }
  });

  test('says how far open a counter’s gate must be', () => {
    const failsAt = (bias: number) => tryAll(networkOf('hand', bias)).indexOf(false) + 1;
    expect(failsAt(10)).toBeGreaterThan(100);
    says(Math.log(100 ** 2 / 0.6), 1);
    expect(failsAt(9.6)).toBeLessThanOrEqual(100);
    expect(failsAt(9.8)).toBeGreaterThan(100);
    says(Math.log(100), 1);
    // Half of the answer for 1 is reached where tanh is half of tanh 1.
    const [half] = byHand(0).Wy;
    expect((1 - Math.atanh(0.5 / -half)).toFixed(1)).toBe('0.6');
  });

  test('says where each counter fails', () => {
    const failsAt = (kind: 'hand' | 'trained', bias = 0) => tryAll(networkOf(kind, bias)).indexOf(false) + 1;
    const found = [failsAt('hand', 4), failsAt('hand', 6), failsAt('hand', 8), failsAt('hand', 10)];
    expect(found).toEqual([7, 16, 43, 116]);
    expect(MOST).toBeGreaterThan(116);
    for (const n of [...found, failsAt('trained') - 1, failsAt('trained')]) says(n, 0);
    // One b before the end the answer should be 0: what it has drifted by is half of the last b's step.
    const [early, end] = read(networkOf('trained', 0), failsAt('trained')).y.slice(-2);
    expect(early).toBeGreaterThan(0.5);
    expect((early / (end - early)).toFixed(1)).toBe('0.5');
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
    // With one bias a row in place of two.
    for (const number of [354 - 16, 1314 - 64]) expect(text).toContain(number.toLocaleString('en'));
  });
});
