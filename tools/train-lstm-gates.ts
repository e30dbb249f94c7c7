/**
 * npm run train -- lstm-gates
 *
 * Trains the network of the figure `lstm-gates` that nobody set by hand: two units, after every character "are we inside a
 * bracket?", squared error, Adam. Writes src/widgets/lstm-gates/trained.ts with what it scored on strings that it never saw.
 */
import { Adam, Network, Rng, squaredError } from '../src/engine/index.ts';
import { Descent } from '../src/training/descent.ts';
import { ALPHABET } from '../src/figure/cell/characters.ts';
import { writeFormatted } from './written.ts';

const config = { units: 2, T: 24, B: 32, updates: 3000, lr: 0.02, clip: 1, seed: 3 };

/** Random strings, a bracket every fourth character or so, and whether each place is inside one; [T, B]. */
function draw(rng: Rng, T: number, B: number): { x: Float64Array; inside: Float64Array } {
  const x = new Float64Array(T * B * ALPHABET.length);
  const inside = new Float64Array(T * B);
  for (let b = 0; b < B; b++) {
    let now = 0;
    for (let t = 0; t < T; t++) {
      const letter = rng.choice([0, 1, 2, 3], [1, 1, 3, 3]);
      if (letter < 2) now = 1 - letter;
      x[(t * B + b) * ALPHABET.length + letter] = 1;
      inside[t * B + b] = now;
    }
  }
  return { x, inside };
}

const { units, T, B } = config;
const net = new Network({
  cell: 'lstm',
  inputSize: ALPHABET.length,
  hiddenSize: units,
  outputSize: 1,
  dtype: 'float64'
}).init(new Rng(config.seed));
const optimiser = new Adam(net, { lr: config.lr });
const descent = new Descent(net, optimiser, { clip: config.clip });
const rng = new Rng(config.seed + 1);
for (let update = 0; update < config.updates; update++) {
  optimiser.lr = config.lr * (1 - update / config.updates);
  const { x, inside } = draw(rng, T, B);
  const trace = net.forward(x, { T, B });
  descent.update(trace, squaredError(trace.output, inside));
}

const read = (name: string) => Array.from(net.parameter(name).data);
const round = (values: readonly number[]) => values.map((value) => Number(value.toFixed(2)));
const biases = read('bias_ih_l0').map((value, i) => value + read('bias_hh_l0')[i]);
const weights = {
  units,
  Wx: round(read('weight_ih_l0')),
  Wh: round(read('weight_hh_l0')),
  b: round(biases),
  Wy: round(read('head.weight')),
  by: round(read('head.bias'))[0]
};
// Scored as it is shipped: with rounded weights, and on longer strings than it learned from.
net.set('weight_ih_l0', weights.Wx);
net.set('weight_hh_l0', weights.Wh);
net.set('bias_ih_l0', weights.b);
net.set('bias_hh_l0', new Float64Array(4 * units));
net.set('head.weight', weights.Wy);
net.set('head.bias', [weights.by]);
const test = draw(new Rng(99), 100, 500);
const { output } = net.forward(test.x, { T: 100, B: 500 });
const right = Array.from(output).filter((y, i) => Math.abs(y - test.inside[i]) < 0.5).length / output.length;

const list = (values: readonly number[]) => `[${values.join(', ')}]`;
await writeFormatted(
  'src/widgets/lstm-gates/trained.ts',
  `import type { Weights } from '$figure/cell/weights.ts';

/**
 * Made by \`npm run train -- lstm-gates\`: ${config.updates} updates of ${B} strings of ${T} characters, Adam from ${config.lr} down to 0, gradients
 * clipped at ${config.clip}, seed ${config.seed}, weights rounded to hundredths. On 500 strings of 100 characters that it never saw, ${(right * 100).toFixed(2)}% of its
 * answers are right (within a half of 0 or 1).
 */
export const trained: Weights = {
  units: ${units},
  Wx: ${list(weights.Wx)},
  Wh: ${list(weights.Wh)},
  b: ${list(weights.b)},
  Wy: ${list(weights.Wy)},
  by: ${weights.by}
};
`
);
console.log(`${(right * 100).toFixed(2)}% right; written.`);
