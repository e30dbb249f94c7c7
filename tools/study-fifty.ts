// Recall and adding over 50 steps with twenty seeds for each start, where the larger study has five and three, and chrono
// initialisation as its authors have it. Writes its table into docs/decisions/fifty-steps.md. Run by: npm run study -- fifty
import { compileKernels, log, Rng, wasmBackend } from '../src/engine/index.ts';
import { CHECK_EVERY, hasLearned, memoryFor, RecallLearning } from '../src/training/recall/learning.ts';
import type { Setting } from '../src/training/recall/setting.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/fifty-steps.md';
const [LAG, UNITS, RATE, SEEDS] = [50, 16, 0.005, 20];
const UPDATES = { recall: 600, adding: 2000 } as const;

const vanilla = { cell: 'rnn', forget: 'drawn' } as const;
const lstm = { cell: 'lstm', start: 'pytorch' } as const;
const settings: readonly (readonly [string, Setting, 'chrono'?])[] = [
  ['tanh, PyTorch’s start', { ...vanilla, start: 'pytorch' }],
  ['tanh, orthogonal', { ...vanilla, start: 'orthogonal' }],
  ['ReLU, identity (IRNN)', { cell: 'relu', start: 'identity', forget: 'drawn' }],
  ['LSTM, forget bias 1', { ...lstm, forget: 'one' }],
  ['LSTM, forget bias log k', { ...lstm, forget: 'log' }],
  ['LSTM, chrono', { ...lstm, forget: 'zero' }, 'chrono']
];

/** b_f = log u with u even between 1 and k − 1, and b_i = −b_f, each unit by itself (Tallec and Ollivier 2018). */
function startChrono({ network }: RecallLearning, seed: number): void {
  const rng = new Rng(seed + 2_000_000);
  const [first, second] = ['bias_ih_l0', 'bias_hh_l0'].map((name) => network.parameter(name).data);
  for (let unit = 0; unit < UNITS; unit++) {
    const bias = log(rng.uniform(1, LAG - 1));
    // Rows i, f.
    first[unit] = -bias;
    first[UNITS + unit] = bias;
    second[unit] = second[UNITS + unit] = 0;
  }
}

const kernels = await compileKernels({ relaxed: false });
const lines = [
  '| task | cell and start | learned | updates: median | least | most |',
  '| --- | --- | --- | --- | --- | --- |'
];
for (const task of ['recall', 'adding'] as const)
  for (const [name, setting, chrono] of settings) {
    const spec = { task, lag: LAG, setting, units: UNITS, rate: RATE };
    const needed: number[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
      const learning = new RecallLearning(spec, seed, backend);
      if (chrono) startChrono(learning, seed);
      let done = false;
      while (!done && learning.updates < UPDATES[task]) {
        for (let update = 0; update < CHECK_EVERY; update++) learning.update();
        done = hasLearned(task, learning.test());
      }
      if (done) needed.push(learning.updates);
    }
    const sorted = needed.sort((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    const spread =
      sorted.length === 0
        ? ['–', '–', '–']
        : [
            (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2,
            sorted[0],
            sorted[sorted.length - 1]
          ];
    lines.push(`| ${[task, name, `${sorted.length} of ${SEEDS}`, ...spread].join(' | ')} |`);
    console.log(lines[lines.length - 1]);
  }
await writeMeasured(PAGE, lines);
