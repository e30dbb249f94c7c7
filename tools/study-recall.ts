// Which cell, started how, learns which lag: recall and adding, several seeds and rates. Writes its tables into
// docs/decisions/which-setting-learns-which-lag.md, and the same numbers for the figure, which shows them where it cannot be
// played. Run by: npm run study -- recall
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compileKernels, wasmBackend } from '../src/engine/index.ts';
import { CHECK_EVERY, hasLearned, memoryFor, RecallLearning } from '../src/training/recall/learning.ts';
import type { Setting } from '../src/training/recall/setting.ts';
import type { Studied } from '../src/training/recall/study.ts';
import type { Task } from '../src/training/recall/task.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/which-setting-learns-which-lag.md';
const NUMBERS = new URL('../src/training/recall/study.json', import.meta.url);
const UNITS = 16;

interface Plan {
  task: Task;
  rates: readonly number[];
  updates: number;
  /** Lags, and how many seeds each is tried with. */
  lags: Readonly<Record<number, number>>;
}
const plans: readonly Plan[] = [
  { task: 'recall', rates: [0.005, 0.002], updates: 1000, lags: { 10: 5, 20: 5, 50: 5, 100: 5, 200: 3 } },
  { task: 'adding', rates: [0.01, 0.005], updates: 3000, lags: { 10: 3, 20: 3, 50: 3 } }
];

const settings: readonly (readonly [string, Setting])[] = [
  ['tanh, PyTorch’s start', { cell: 'rnn', start: 'pytorch', forget: 'drawn' }],
  ['tanh, orthogonal', { cell: 'rnn', start: 'orthogonal', forget: 'drawn' }],
  ['tanh, identity', { cell: 'rnn', start: 'identity', forget: 'drawn' }],
  ['ReLU, identity (IRNN)', { cell: 'relu', start: 'identity', forget: 'drawn' }],
  ['LSTM, PyTorch’s start', { cell: 'lstm', start: 'pytorch', forget: 'drawn' }],
  ['LSTM, forget bias 0', { cell: 'lstm', start: 'pytorch', forget: 'zero' }],
  ['LSTM, forget bias 1', { cell: 'lstm', start: 'pytorch', forget: 'one' }],
  ['LSTM, forget bias log k', { cell: 'lstm', start: 'pytorch', forget: 'log' }],
  ['LSTM, orthogonal, log k', { cell: 'lstm', start: 'orthogonal', forget: 'log' }]
];

const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
};

/** One column of a table: every setting with every rate, at one lag. */
async function columnOf({ task, rates, updates, lags }: Plan, lag: number): Promise<Studied[]> {
  // Without relaxed SIMD, whose last bits differ from processor to processor.
  const kernels = await compileKernels({ relaxed: false });
  const seeds = lags[lag];
  return settings.flatMap(([, setting]) =>
    rates.map((rate) => {
      const spec = { task, lag, setting, units: UNITS, rate };
      const needed: number[] = [];
      for (let seed = 1; seed <= seeds; seed++) {
        const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
        const learning = new RecallLearning(spec, seed, backend);
        let done = false;
        while (!done && learning.updates < updates) {
          for (let update = 0; update < CHECK_EVERY; update++) learning.update();
          done = hasLearned(task, learning.test());
        }
        if (done) needed.push(learning.updates);
      }
      return { task, lag, ...setting, units: UNITS, rate, updates, seeds, needed };
    })
  );
}

/** The same in a process of its own, as many at a time as there are processors. */
async function measured(): Promise<Record<string, Studied[]>> {
  // The longest first.
  const parts = plans
    .flatMap(({ task, lags }) => Object.keys(lags).map((lag) => [task, lag]))
    .sort((a, b) => Number(b[1]) - Number(a[1]));
  const columns: Record<string, Studied[]> = {};
  const work = async () => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      const args = [...process.execArgv, fileURLToPath(import.meta.url), ...part];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const column = JSON.parse(stdout) as Studied[];
      columns[part.join(' ')] = column;
      console.log(part.join(' '), column.map(outcome).join(', '));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return columns;
}

/** "3 of 5 (125)" */
const outcome = ({ needed, seeds }: Studied) =>
  `${needed.length} of ${seeds}${needed.length > 0 ? ` (${median(needed)})` : ''}`;

async function main() {
  const columns = await measured();
  const lines: string[] = [];
  for (const { task, rates, lags, updates } of plans) {
    const list = Object.keys(lags);
    lines.push('', `### ${task === 'recall' ? 'Recall' : 'Adding'}, at most ${updates} updates`, '');
    lines.push(`| cell and start | rate | ${list.map((lag) => `k = ${lag}`).join(' | ')} |`);
    lines.push(`|${' --- |'.repeat(list.length + 2)}`);
    settings.forEach(([name], row) =>
      rates.forEach((rate, i) => {
        const cells = list.map((lag) => outcome(columns[`${task} ${lag}`][row * rates.length + i]));
        lines.push(`| ${[name, rate, ...cells].join(' | ')} |`);
      })
    );
  }
  await writeMeasured(PAGE, lines);
  const rows = plans.flatMap(({ task, lags }) =>
    Object.keys(lags).flatMap((lag) => columns[`${task} ${lag}`])
  );
  writeFileSync(NUMBERS, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
}

const [task, lag] = process.argv.slice(2);
const plan = plans.find((plan) => plan.task === task);
if (plan) console.log(JSON.stringify(await columnOf(plan, Number(lag))));
else await main();
