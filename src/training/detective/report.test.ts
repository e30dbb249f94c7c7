import { expect, test } from 'vitest';
import { crossEntropy, Network, Rng } from '../../engine/index.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import { lex } from './c-lexer.ts';
import { lexAll } from './join.ts';
import { reporting } from './report.ts';
import { whole } from './testing.ts';

const texts = ['int f(a)\n{\n\tif (a) b("c");\n}\n', '/* d */\nint e;\n', '#if A\n#endif\nf(a(b));\n'];

test('several texts are each read from their beginning', () => {
  const lexed = lexAll(['(/* a', 'b)\n', '']);
  expect(Array.from(lexed.comment)).toEqual([0, 0, 1, 1, 1, 0, 0, 0]);
  expect(Array.from(lexed.column)).toEqual([1, 2, 3, 4, 5, 1, 2, 0]);
  expect(lexed.length).toBe(8);
  const one = lex(texts[0]);
  expect(lexAll([texts[0]])).toEqual(one);
});

test('a report says what characters cost, and scores the trained and the untrained network on every question', () => {
  const vocabulary = new Vocabulary(texts);
  const V = vocabulary.size;
  const made = (seed: number) =>
    new Network({ cell: 'lstm', inputSize: V, hiddenSize: 6, outputSize: V }).init(new Rng(seed));
  const network = made(1);
  const report = whole(
    reporting({
      network,
      untrained: made(2),
      texts,
      middle: texts[0].length,
      encode: (text) => vocabulary.encode(text),
      side: 'c',
      asked: ['parenthesesInCode', 'column'],
      shifts: 3
    })
  );
  expect(report.characters).toBe(texts.join('').length);
  const costs = texts.map((text) => {
    const tokens = vocabulary.encode(text);
    const T = tokens.length - 1;
    return (
      (T * crossEntropy(network.forward(tokens.subarray(0, T), { T }), tokens.subarray(1)).loss) / Math.LN2
    );
  });
  const predicted = texts.join('').length - texts.length;
  expect(report.bits).toBeCloseTo(costs.reduce((sum, cost) => sum + cost, 0) / predicted, 4);
  expect(report.rows.map(({ hypothesis, kind }) => [hypothesis, kind])).toEqual([
    ['parenthesesInCode', 'yes-no'],
    ['column', 'amount']
  ]);
  for (const { best, untrained, luck, probe, untrainedProbe, always } of report.rows) {
    for (const score of [best.score, untrained.score, luck, probe, untrainedProbe, always]) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  }
});
