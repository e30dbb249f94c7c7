// How twenty starts learn to say hello: with the state handed on and without, reading the text while they learn and reading
// their own letters, at several rates. Writes its table into docs/decisions/learning-to-say-hello.md.
// Run by: npm run study -- hello
import { crossEntropy, Network, Rng, Sgd } from '../src/engine/index.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/learning-to-say-hello.md';
const LETTERS = 'helo';
const READ = Int32Array.of(0, 1, 2, 2);
const WANTED = Int32Array.of(1, 2, 2, 3);
const UNITS = 3;
const SEEDS = 20;
const UPDATES = 24;
const RATES = [0.3, 1, 4, 8, 16];

/** The letters that it reads and says after h, the likeliest each time. */
function alone(net: Network): Int32Array {
  const read = new Int32Array(READ.length + 1);
  let state = net.zeroState(1);
  for (let t = 0; t < READ.length; t++) {
    const next = net.step(read.subarray(t, t + 1), state);
    state = next.state;
    const scores = Array.from(next.output);
    read[t + 1] = scores.indexOf(Math.max(...scores));
  }
  return read;
}

interface Setting {
  memory: boolean;
  own: boolean;
  rate: number;
}

/** The update from which on it says hello for good, and the bits per character at first and at last, on the text. */
function learn({ memory, own, rate }: Setting, seed: number) {
  const spec = {
    cell: 'rnn',
    inputSize: 4,
    hiddenSize: UNITS,
    outputSize: 4,
    bias: false,
    dtype: 'float64'
  } as const;
  const net = new Network(spec).init(new Rng(seed));
  const recurrent = net.parameter('weight_hh_l0');
  if (!memory) recurrent.data.fill(0);
  const descent = new Sgd(net, { lr: rate });
  const bits = () => crossEntropy(net.forward(READ, { T: 4 }), WANTED).loss / Math.LN2;
  const first = bits();
  let since: number | undefined;
  for (let update = 0; ; update++) {
    const said = alone(net);
    const hello = Array.from(said, (token) => LETTERS[token]).join('') === 'hello';
    since = hello ? (since ?? update) : undefined;
    if (update === UPDATES) return { since, first, last: bits() };
    const trace = net.forward(own ? said.slice(0, 4) : READ, { T: 4 });
    const { dLogits } = crossEntropy(trace, WANTED);
    net.zeroGrad();
    net.backward(trace, { dOutput: dLogits });
    if (!memory) recurrent.grad.fill(0);
    descent.step();
  }
}

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.round(share * (values.length - 1))];

const lines = [
  '| state | reads while learning | rate | say hello | from update (median, least, most) | worse than at first | last loss in bits (median, least, most) |',
  '| --- | --- | --- | --- | --- | --- | --- |'
];
for (const setting of [
  ...RATES.map((rate) => ({ memory: true, own: false, rate })),
  ...[0.3, 1].map((rate) => ({ memory: false, own: false, rate })),
  ...[0.3, 1].map((rate) => ({ memory: true, own: true, rate }))
]) {
  const runs = Array.from({ length: SEEDS }, (_, i) => learn(setting, i + 1));
  const since = runs.flatMap((run) => run.since ?? []);
  const last = runs.map((run) => run.last);
  const three = (values: readonly number[], digits: number) =>
    values.length === 0
      ? '–'
      : [0.5, 0, 1].map((share) => quantile(values, share).toFixed(digits)).join(', ');
  const worse = runs.filter((run) => run.last > run.first).length;
  lines.push(
    `| ${[
      setting.memory ? 'handed on' : 'forgotten',
      setting.own ? 'its own letters' : 'the text',
      setting.rate,
      `${since.length} of ${SEEDS}`,
      three(since, 0),
      `${worse} of ${SEEDS}`,
      three(last, 2)
    ].join(' | ')} |`
  );
  console.log(lines[lines.length - 1]);
}
await writeMeasured(PAGE, lines);
