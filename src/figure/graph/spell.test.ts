import { expect, test } from 'vitest';
import { forwardLines, gradientLines, shareLines } from './spell.ts';
import { smallGraph } from './testing.ts';

const near = (values: ArrayLike<number>) =>
  Array.from(values, (value) => expect.closeTo(value, 12) as number);

test('every line that is spelt out ends in the number of the graph', () => {
  for (const node of smallGraph({ cell: 'lstm', steps: 2 }).order) {
    expect(forwardLines(node).map(({ result }) => result)).toEqual(near(node.value));
    expect(gradientLines(node).map(({ result }) => result)).toEqual(near(node.gradient));
    for (const edge of node.inputs)
      expect(shareLines(edge).map(({ result }) => result)).toEqual(near(edge.gradient));
  }
});

test('a sum is written as by hand: signs between the terms, brackets round a negative factor', () => {
  const { order } = smallGraph({ set: { weight_hh_l0: [0.5, -0.25, 1, 2] }, h0: [-1, 2] });
  const [{ text, result }] = forwardLines(order[0]);
  expect(`${text} = ${result}`).toBe('0.50 · (−1) + (−0.25) · 2 = -1');
});
