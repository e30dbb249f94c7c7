/**
 * npm run train -- counting
 *
 * Trains the LSTM of the figure `counting` on aⁿbⁿ with n up to 10 and writes src/widgets/counting/trained.ts with how far
 * it then counts. Of several seeds the first is taken that is right on everything it saw.
 */
import { Adam, Network, Rng, squaredError } from '../src/engine/index.ts';
import { Descent } from '../src/training/descent.ts';
import { writeFormatted } from './written.ts';

const config = { units: 2, longest: 10, updates: 6000, lr: 0.01, clip: 1, forgetBias: 3 };
const MOST = 200;

const string = (n: number) => Array.from({ length: 2 * n }, (_, t) => (t < n ? [1, 0] : [0, 1])).flat();
const right = (net: Network, n: number) =>
  net.forward(string(n), { T: 2 * n }).output.every((y, t) => y > 0.5 === (t === 2 * n - 1));

function train(seed: number): Network {
  const net = new Network({
    cell: 'lstm',
    inputSize: 2,
    hiddenSize: config.units,
    outputSize: 1,
    dtype: 'float64'
  }).init(new Rng(seed), { forgetBias: config.forgetBias });
  const optimiser = new Adam(net, { lr: config.lr });
  const descent = new Descent(net, optimiser, { clip: config.clip });
  const rng = new Rng(seed + 1000);
  for (let update = 0; update < config.updates; update++) {
    optimiser.lr = config.lr * (1 - update / config.updates);
    const n = 1 + rng.int(config.longest);
    const target = Array.from({ length: 2 * n }, (_, t) => Number(t === 2 * n - 1));
    const trace = net.forward(string(n), { T: 2 * n });
    descent.update(trace, squaredError(trace.output, target));
  }
  return net;
}

for (let seed = 1; seed <= 20; seed++) {
  const net = train(seed);
  const read = (name: string) => Array.from(net.parameter(name).data, (value) => Number(value.toFixed(3)));
  const second = read('bias_hh_l0');
  const weights = {
    Wx: read('weight_ih_l0'),
    Wh: read('weight_hh_l0'),
    b: read('bias_ih_l0').map((value, i) => Number((value + second[i]).toFixed(3))),
    Wy: read('head.weight'),
    by: read('head.bias')[0]
  };
  net.set('weight_ih_l0', weights.Wx);
  net.set('weight_hh_l0', weights.Wh);
  net.set('bias_ih_l0', weights.b);
  net.set('bias_hh_l0', new Float64Array(4 * config.units));
  net.set('head.weight', weights.Wy);
  net.set('head.bias', [weights.by]);
  const results = Array.from({ length: MOST }, (_, k) => right(net, k + 1));
  const first = results.indexOf(false) + 1;
  console.log(`seed ${seed}: first wrong at n = ${first || `above ${MOST}`}`);
  if (!results.slice(0, config.longest).every(Boolean)) continue;
  const list = (values: readonly number[]) => `[${values.join(', ')}]`;
  await writeFormatted(
    'src/widgets/counting/trained.ts',
    `import type { CounterWeights } from './weights.ts';

/** The largest n that it saw. */
export const SEEN = ${config.longest};

/**
 * Made by \`npm run train -- counting\`: ${config.updates} strings aⁿbⁿ with n from 1 to ${config.longest} at random, squared error, Adam from
 * ${config.lr} down to 0, clipped at ${config.clip}, forget bias ${config.forgetBias}, seed ${seed} (the first of 1 … ${seed} that is right on all it saw), rounded to
 * thousandths. ${first ? `First wrong at n = ${first}.` : `Right up to n = ${MOST}.`}
 */
export const trained: CounterWeights = {
  units: ${config.units},
  Wx: ${list(weights.Wx)},
  Wh: ${list(weights.Wh)},
  b: ${list(weights.b)},
  Wy: ${list(weights.Wy)},
  by: ${weights.by}
};
`
  );
  break;
}
