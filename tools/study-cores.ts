// What two workers that share a batch could gain on two free cores: processor time of an update of an LSTM of 256 units with
// 32 rows, whole and as a half of it, and of what would have to be exchanged. Processor time hardly depends on what else the
// machine does, which the time of a clock does. Writes its table into docs/decisions/all-cores.md. Run by:
// npm run study -- cores
import {
  Adam,
  clipGradNorm,
  compileKernels,
  Network,
  Rng,
  TruncatedBptt,
  wasmBackend
} from '../src/engine/index.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/all-cores.md';
const [V, T] = [100, 64];
const ROUNDS = 15;

const kernels = await compileKernels({ relaxed: false });
if (!kernels) throw new Error('There is no WebAssembly SIMD here.');

/** Milliseconds of processor time. */
function spent(work: () => void): number {
  const { user, system } = process.cpuUsage();
  work();
  const after = process.cpuUsage({ user, system });
  return (after.user + after.system) / 1000;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const { min, max } = Math;

/** One size of network: what an update takes whole, as a half, and beside the passes. */
function measure(hiddenSize: number, rows: number) {
  const make = (part: number) => {
    if (!kernels) throw new Error('no kernels');
    const net = new Network(
      { cell: 'lstm', inputSize: V, hiddenSize, outputSize: V },
      { backend: wasmBackend(kernels) }
    ).init(new Rng(1));
    const rng = new Rng(2);
    const tokens = Int32Array.from({ length: T * part }, () => rng.int(V));
    const bptt = new TruncatedBptt(net, T, part);
    return { net, passes: () => void bptt.run(tokens, tokens), adam: new Adam(net, { lr: 1e-4 }) };
  };
  const [whole, half] = [make(rows), make(rows / 2)];
  const other = new Float32Array(whole.net.grad.length);
  /** A gradient that comes, is added, and weights that go: two copies of each as messages make them. */
  const exchange = () => {
    const sent = whole.net.grad.slice();
    other.set(sent);
    for (let i = 0; i < other.length; i++) whole.net.grad[i] += other[i];
    other.set(whole.net.data.slice());
  };
  const step = () => {
    clipGradNorm(whole.net, 5);
    whole.adam.step();
  };
  const times = {
    whole: [] as number[],
    half: [] as number[],
    exchange: [] as number[],
    step: [] as number[]
  };
  const tasks = { whole: whole.passes, half: half.passes, exchange, step };
  for (let round = 0; round <= ROUNDS; round++)
    for (const name of ['whole', 'half', 'exchange', 'step'] as const) {
      const time = spent(tasks[name]);
      // The first round warms up.
      if (round > 0) times[name].push(time);
    }
  return times;
}

const rows = (
  [
    [128, 16],
    [256, 32],
    [512, 32]
  ] as const
).map(([hiddenSize, batch]) => {
  const times = measure(hiddenSize, batch);
  const [whole, half, exchange, step] = [times.whole, times.half, times.exchange, times.step].map(median);
  const gain = (whole + step) / (half + exchange + step);
  const text = (values: readonly number[]) =>
    `${median(values).toFixed(1)} (${min(...values).toFixed(1)}–${max(...values).toFixed(1)})`;
  return `| ${hiddenSize} | ${batch} | ${text(times.whole)} | ${text(times.half)} | ${text(times.exchange)} | ${text(times.step)} | ${gain.toFixed(2)} |`;
});

await writeMeasured(PAGE, [
  `Median of ${ROUNDS} rounds, least and most in brackets; milliseconds of processor time, T = ${T}, ${V} characters, WebAssembly.`,
  '',
  '| units | rows | passes, whole | passes, half | exchange | clip and step | two cores at the most |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  ...rows
]);
