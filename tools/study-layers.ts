// Does a second layer learn what one layer does not? Two tasks, vanilla and LSTM, twenty seeds: one layer, one layer with as
// many parameters as two, and two layers. Writes its tables into docs/decisions/what-a-second-layer-adds.md.
// Run by: npm run study -- layers
import {
  Adam,
  compileKernels,
  Gradients,
  Network,
  Rng,
  Trace,
  typescript,
  wasmBackend
} from '../src/engine/index.ts';
import { Descent } from '../src/training/descent.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/what-a-second-layer-adds.md';
const T = 24;
const B = 20;
/** Steps that are not asked: the oldest bit that a task needs is not read yet. */
const UNASKED = 4;
const UNITS = 8;
const SEEDS = 20;
const UPDATES = 1000;
const CHECK_EVERY = 25;
const TEST = { seed: 987_654_321, batches: 10 };
const RATES = [0.01, 0.003];

type Cell = 'rnn' | 'lstm';
const cells: readonly (readonly [Cell, string])[] = [
  ['rnn', 'tanh'],
  ['lstm', 'LSTM']
];
/** What is wanted at step t of bits −1 or 1. */
const tasks: Readonly<Record<string, (bits: readonly number[], t: number) => number>> = {
  delay: (bits, t) => bits[t - 4],
  parity: (bits, t) => bits[t] * bits[t - 1] * bits[t - 2] * bits[t - 3]
};

interface Stack {
  hidden: number;
  layers: number;
}
const networkOf = (cell: Cell, { hidden, layers }: Stack, backend = typescript) =>
  new Network({ cell, inputSize: 1, hiddenSize: hidden, numLayers: layers, outputSize: 1 }, { backend });

/** How many units give one layer as nearly as can be the parameters of two. */
function unitsAlike(cell: Cell): number {
  const wanted = networkOf(cell, { hidden: UNITS, layers: 2 }).data.length;
  const off = (hidden: number) => Math.abs(networkOf(cell, { hidden, layers: 1 }).data.length - wanted);
  let hidden = UNITS;
  while (off(hidden + 1) < off(hidden)) hidden++;
  return hidden;
}

function draw(wanted: (typeof tasks)[string], rng: Rng, x: Float32Array, y: Float32Array): void {
  for (let row = 0; row < B; row++) {
    const bits = Array.from({ length: T }, () => 2 * rng.int(2) - 1);
    bits.forEach((bit, t) => {
      x[t * B + row] = bit;
      y[t * B + row] = t < UNASKED ? 0 : wanted(bits, t);
    });
  }
}

const kernels = await compileKernels({ relaxed: false });

/** Updates until 99 % of the answers have the right sign on strings of their own; undefined where 1,000 are not enough. */
function learn(cell: Cell, stack: Stack, task: string, rate: number, seed: number): number | undefined {
  const backend = kernels ? wasmBackend(kernels, { bytes: 2 ** 22 }) : typescript;
  const network = networkOf(cell, stack, backend).init(new Rng(seed));
  const trace = new Trace(network, T, B);
  const descent = new Descent(network, new Adam(network, { lr: rate }), {
    clip: 1,
    reuse: new Gradients(trace)
  });
  const stream = new Rng(seed + 1_000_000);
  const [x, y, dOutput] = Array.from({ length: 3 }, () => new Float32Array(T * B));
  const asked = (T - UNASKED) * B;
  const right = () => {
    const rng = new Rng(TEST.seed);
    let sum = 0;
    for (let batch = 0; batch < TEST.batches; batch++) {
      draw(tasks[task], rng, x, y);
      const { output } = network.forward(x, { T, B, reuse: trace });
      for (let i = UNASKED * B; i < T * B; i++) sum += Number(output[i] * y[i] > 0);
    }
    return sum / (asked * TEST.batches);
  };
  for (let update = 1; update <= UPDATES; update++) {
    draw(tasks[task], stream, x, y);
    const { output } = network.forward(x, { T, B, reuse: trace });
    let loss = 0;
    for (let i = UNASKED * B; i < T * B; i++) {
      const error = output[i] - y[i];
      loss += (error * error) / asked;
      dOutput[i] = (2 * error) / asked;
    }
    descent.update(trace, { loss, dOutput });
    if (update % CHECK_EVERY === 0 && right() >= 0.99) return update;
  }
  return undefined;
}

/** "17 of 20 (150, 100 to 425)": who learned, and median, least and most of the updates that these needed. */
function outcome(needed: readonly number[]): string {
  const sorted = [...needed].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  const spread = sorted.length > 0 ? ` (${median}, ${sorted[0]} to ${sorted[sorted.length - 1]})` : '';
  return `${sorted.length} of ${SEEDS}${spread}`;
}

const names = Object.keys(tasks);
const lines = [`| network | parameters | rate | ${names.join(' | ')} |`, '| --- | --- | --- | --- | --- |'];
for (const [cell, name] of cells)
  for (const stack of [
    { hidden: UNITS, layers: 1 },
    { hidden: unitsAlike(cell), layers: 1 },
    { hidden: UNITS, layers: 2 }
  ]) {
    const size = networkOf(cell, stack).data.length;
    const words = stack.layers === 1 ? `one layer of ${stack.hidden}` : `two layers of ${stack.hidden}`;
    for (const rate of RATES) {
      const found = names.map((task) =>
        outcome(
          Array.from({ length: SEEDS }, (_, i) => learn(cell, stack, task, rate, i + 1)).filter(
            (updates) => updates !== undefined
          )
        )
      );
      lines.push(`| ${[`${name}, ${words}`, size, rate, ...found].join(' | ')} |`);
      console.log(lines[lines.length - 1]);
    }
  }
await writeMeasured(PAGE, lines);
