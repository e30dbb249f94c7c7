import { checkEntry, crossEntropy, Network, unrollGraph, type Graph, type GraphInput } from '$engine';
import { describe, expect, test } from 'vitest';
import { byHand, gradient, node, shares, steps, value } from '../../tests/by-hand.ts';
import { chapters } from '../../tests/chapter.ts';

/** The detector of chapter 2 on 0 1 1 0 1, with a wrong target at step 2. */
function detector(): GraphInput {
  const net = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 3,
    bias: false,
    outputSize: 1,
    headActivation: 'relu',
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [1, 0, 0]);
  net.set('weight_hh_l0', [0, 0, 0, 1, 0, 0, 0, 0, 1]);
  net.set('head.weight', [1, 1, -1]);
  const rows = (values: number[]) => values.map((value) => [value]);
  return {
    shape: 'many-to-many',
    net,
    x: rows([0, 1, 1, 0, 1]),
    targets: rows([0, 1, 1, 0, 0]),
    steps: 5,
    h0: [0, 0, 1]
  };
}

describe.each(chapters(import.meta.url))('chapter 3 ($lang)', ({ text, says }) => {
  test('does both passes with the numbers of the engine', () => {
    const graph = unrollGraph(byHand('many-to-one', [1]));
    for (const t of steps) {
      says(value(graph, `h@${t}`), 4);
      says(gradient(graph, `h@${t}`), 4);
      says(gradient(graph, `a@${t}`), 4);
    }
    says(value(graph, 'a@2'), 4);
    says(value(graph, 'a@3'), 4);
    says(graph.loss, 4);
    for (const share of shares(graph, 'weight_hh_l0').slice(1)) says(Math.abs(share), 4);
    says(gradient(graph, 'weight_hh_l0'), 4);
  });

  test('shows shares that disagree as the engine has them', () => {
    const graph = unrollGraph(byHand('many-to-many', [1, 0, 1]));
    const [first, second, third] = shares(graph, 'weight_hh_l0');
    expect(first + 0).toBe(0);
    expect(text).toContain(
      `0 + ${second.toFixed(3)} - ${(-third).toFixed(3)} = ${gradient(graph, 'weight_hh_l0').toFixed(3)}`
    );
    says(Math.abs(second) + Math.abs(third), 3);
  });

  test('quotes finite differences as they come out', () => {
    const loss = (weight: number) => unrollGraph(byHand('many-to-one', [1], weight)).loss;
    const central = (s: number) => (loss(0.5 + s) - loss(0.5 - s)) / (2 * s);
    says(central(0.01), 5);
    says(central(1e-13), 5);
    const exact = gradient(unrollGraph(byHand('many-to-one', [1])), 'weight_hh_l0');
    says(exact, 5);
    expect(Math.abs(central(1e-5) - exact)).toBeLessThan(1e-9);
  });

  test('is right about the detector on its kink: slopes 0 and −1, no gradient anywhere, loss 0.5', () => {
    const { analytic, numeric, left, right, kinks } = checkEntry(detector(), 'head.weight', 0);
    expect([analytic, left, right].map((slope) => Number(slope.toFixed(6)) + 0)).toEqual([0, 0, -1]);
    expect(numeric).toBeCloseTo(-0.5, 5);
    expect(kinks.map(({ id }) => id)).toContain('y@2');
    const graph = unrollGraph(detector());
    expect(graph.loss).toBe(0.5);
    for (const name of ['weight_hh_l0', 'weight_ih_l0', 'head.weight'])
      expect([...node(graph, name).gradient].every((slope) => slope === 0)).toBe(true);
  });

  test('counts the weights that would lower the loss if moved to the right side', () => {
    const sizes = { weight_ih_l0: 3, weight_hh_l0: 9, 'head.weight': 3 };
    const slopes = Object.entries(sizes).flatMap(([name, size]) =>
      Array.from({ length: size }, (_, entry) => ({ name, entry, ...checkEntry(detector(), name, entry) }))
    );
    expect(slopes).toHaveLength(15);
    const lower = slopes.filter(({ left, right }) => left > 0.5 || right < -0.5);
    expect(lower).toHaveLength(8);
    expect(text).toMatch(/eight of the fifteen|十五个里有八个/);
    const last = lower.find(({ name, entry }) => name === 'weight_hh_l0' && entry === 8);
    expect([last?.left, last?.right].map((slope) => Number(slope?.toFixed(6)) + 0)).toEqual([2, 0]);
  });

  test('is right that a unit that reads nothing but 0 stands on its kink, whatever its weights', () => {
    const { net, ...rest } = detector();
    net.set('weight_ih_l0', [0.3, -0.7, 1.1]);
    net.set('weight_hh_l0', [0.2, -0.4, 0.9, 0.6, 0.8, -0.5, -0.3, 0.7, 0.1]);
    const graph = unrollGraph({ ...rest, net, h0: [0, 0, 0] });
    expect([...node(graph, 'a@1').value].every((sum) => sum === 0)).toBe(true);
    expect([...node(graph, 'a@2').value].every((sum) => sum !== 0)).toBe(true);
  });

  test('adds up the gradient of a bias', () => {
    const input = byHand('many-to-one', [1]);
    const net = new Network({
      cell: 'rnn',
      inputSize: 1,
      hiddenSize: 1,
      outputSize: 1,
      headBias: false,
      dtype: 'float64'
    });
    for (const name of ['weight_ih_l0', 'weight_hh_l0', 'head.weight'])
      net.set(name, Array.from(input.net.parameter(name).data));
    const trace = net.forward([1, 0, 0.5], { T: 3 });
    net.zeroGrad();
    net.backward(trace, { dOutput: [0, 0, trace.output[2] - 1] });
    const slope = net.parameter('bias_hh_l0').grad[0];
    expect(slope).toBeCloseTo(
      steps.reduce((sum, t) => sum + gradient(unrollGraph(input), `a@${t}`), 0),
      12
    );
    says(slope, 4);
  });

  test('sends back p − target through softmax and cross-entropy, as the engine does', () => {
    const { loss, dLogits } = crossEntropy(Float64Array.of(2, 1, 0), Int32Array.of(1), { T: 1, B: 1, V: 3 });
    says(loss, 3);
    for (const slope of dLogits) says(slope, 3);
    for (const digits of [3, 4]) says(1 + dLogits[1], digits);
    expect(dLogits[0] + dLogits[1] + dLogits[2]).toBeCloseTo(0, 12);
  });

  test('counts the operations of a step rightly: four, and sixteen in an LSTM', () => {
    const lstm = new Network({
      cell: 'lstm',
      inputSize: 1,
      hiddenSize: 1,
      bias: false,
      outputSize: 1,
      dtype: 'float64'
    });
    const opened = unrollGraph({ ...byHand('many-to-many', [1, 0, 1]), net: lstm });
    const inCell = (graph: Graph) =>
      graph.order.filter(({ id, t }) => t === 2 && !/^(y|loss)@/.test(id)).length;
    expect(inCell(unrollGraph(byHand('many-to-many', [1, 0, 1])))).toBe(4);
    expect(inCell(opened)).toBe(16);
  });

  test('gives a solution of its exercise that the engine confirms', () => {
    const graph = unrollGraph(byHand('many-to-many', [1, -1, 2.6]));
    expect(text).toContain('2.6');
    expect(Math.abs(gradient(graph, 'weight_hh_l0'))).toBeLessThan(0.01);
    const [, second, third] = shares(graph, 'weight_hh_l0');
    says(second, 2);
    says(third, 2);
  });
});
