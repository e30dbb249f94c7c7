import { crossEntropy, Network, scan, unrollGraph } from '../src/engine/index.ts';
import { repeatedOnes } from '../src/engine/testing.ts';
import { byHand, gradient, shares } from './by-hand.ts';

/** What a chapter's program in PyTorch is to print, from the engine. */
interface Program {
  /** Every number that it prints, in order. */
  numbers: readonly number[];
  /** Those that it is for, as the page says them: what the program's last line quotes. */
  page: readonly string[];
}

function lamp(): Program {
  const net = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 2,
    outputSize: 1,
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [1, 1]);
  net.set('bias_ih_l0', [0, -1]);
  net.set('weight_hh_l0', [1, -2, 1, -2]);
  net.set('head.weight', [1, -2]);
  const answers = Array.from(net.forward([1, 0, 1, 1, 0, 1, 0], { T: 7 }).output);
  const end = net.forward(Array<number>(1001).fill(1), { T: 1001 }).output[1000];
  return { numbers: [...answers, end], page: [answers.join(' ')] };
}

function detector(): Program {
  const net = repeatedOnes();
  const answers = net.forward([0, 1, 0, 1, 1, 1, 0, 1, 1], { T: 9, h0: [0, 0, 1] }).output;
  return { numbers: Array.from(answers), page: [answers.join(' ')] };
}

function unrolled(): Program {
  const graph = unrollGraph(byHand('many-to-one', [1]));
  const whole = gradient(graph, 'weight_hh_l0');
  return { numbers: [...shares(graph, 'weight_hh_l0'), whole], page: [whole.toFixed(4)] };
}

function truncated(): Program {
  const exact = gradient(unrollGraph(byHand('many-to-many', [1, 0, 1])), 'weight_hh_l0');
  const { net } = byHand('many-to-many', [1, 0, 1]);
  const first = net.forward([1, 0], { T: 2 });
  const second = net.forward([0.5], { T: 1, h0: first.hn });
  net.zeroGrad();
  net.backward(first, { dOutput: [first.output[0] - 1, first.output[1]] });
  net.backward(second, { dOutput: [second.output[0] - 1] });
  const cut = net.parameter('weight_hh_l0').grad[0];
  return { numbers: [exact, cut], page: [exact.toFixed(3), cut.toFixed(3)] };
}

function scores(): Program {
  const { loss, dLogits } = crossEntropy([1, 2, 3, 0], [1], { T: 1, B: 1, V: 4 });
  const bits = loss / Math.LN2;
  const error = Array.from(dLogits);
  return { numbers: [bits, ...error], page: [bits.toFixed(2), error[1].toFixed(3)] };
}

function depthByHand(): Program {
  const net = new Network({ cell: 'lstm', inputSize: 1, hiddenSize: 1, dtype: 'float64' });
  net.set('weight_ih_l0', [0, 0, 1, 0]);
  net.set('bias_ih_l0', [20, 20, 0, 20]);
  const steps = [1, 0, 1, 0, -1, 0];
  const free = Array.from(net.forward(steps, { T: steps.length }).layers[0].c.subarray(1));
  const silenced = steps.map((x) => net.forward([x], { T: 1 }).cn[0]);
  const deep = Math.max(...free);
  return { numbers: [...free, ...silenced, deep], page: [deep.toFixed(2)] };
}

function latch(): Program {
  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  net.set('weight_ih_l0', [1]);
  net.set('weight_hh_l0', [1.5]);
  const set = net.forward([...Array<number>(9).fill(0), 1], { T: 10 }).hn;
  const held = net.forward(Array<number>(100).fill(0), { T: 100, h0: set });
  const slope = net.backward(held, { dHn: [1] }).dh0[0];
  return { numbers: [held.hn[0], slope], page: [slope.toExponential(1)] };
}

function direct(): Program {
  const net = new Network({ cell: 'lstm', inputSize: 1, hiddenSize: 1, dtype: 'float64' });
  for (const name of net.names) net.set(name, Array<number>(net.parameter(name).data.length).fill(0));
  net.set('bias_ih_l0', [0, 4.97, 0, 0]);
  const trace = net.forward(Array<number>(100).fill(0), { T: 100, c0: [1] });
  const left = net.backward(trace, { dCn: [1] }).dc0[0];
  // Nothing is written, so the gate is what one step leaves of c.
  const gate = net.forward([0], { T: 1, c0: [1] }).cn[0];
  const part = left.toFixed(2);
  return { numbers: [gate, left], page: [gate.toFixed(4), part === '0.50' ? 'half' : part] };
}

function grid(): Program {
  const net = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 1,
    numLayers: 3,
    bias: false,
    dtype: 'float64'
  });
  for (const name of net.names) net.set(name, [1]);
  const trace = net.forward(Array<number>(6).fill(1), { T: 6 });
  const ways = net.backward(trace, { dOutput: [0, 0, 0, 0, 0, 1] }).dx;
  return { numbers: [...ways, ways[0]], page: [String(ways[0])] };
}

function joined(): Program {
  const T = 8;
  const a = Array<number>(T).fill(0.5);
  const b = Array.from({ length: T }, (_, t) => t + 1);
  const [loop, wide] = (['loop', 'wide'] as const).map((plan) => scan(a, b, { T, plan })[T - 1]);
  return { numbers: [loop, wide], page: [wide.toFixed(4)] };
}

/** By the folders of their chapters: what stands in each one's in-pytorch.py, computed anew. */
export const programs: Readonly<Record<string, () => Program>> = {
  '01-sequences': lamp,
  '02-repeated-ones': detector,
  '03-unrolled-graph': unrolled,
  '04-backprop-through-time': truncated,
  '05-character-model': scores,
  '06-interpretable-cells': depthByHand,
  '09-gradient-flow': latch,
  '10-lstm': direct,
  '11-multilayer': grid,
  '12-beyond': joined
};
