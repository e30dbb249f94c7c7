// Which lags truncated backpropagation learns through which windows, trained and with the recurrence frozen, the state
// carried and cleared. Writes its tables into docs/decisions/truncation-and-lag.md. Run by: npm run study -- truncation
import { compileKernels, wasmBackend } from '../src/engine/index.ts';
import {
  CHECK_EVERY,
  LagLearning,
  LEARNED,
  type LagSpec,
  type Recurrence
} from '../src/training/lag/learning.ts';
import { pairsSeen } from '../src/training/lag/task.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/truncation-and-lag.md';
const SEEDS = 10;
const UPDATES = 600;
const MEMORY = 2 ** 22;

interface Outcome {
  learned: number;
  accuracy: number;
  cleared: number;
  updates: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

async function main() {
  // Without relaxed SIMD, whose last bits differ from processor to processor.
  const kernels = await compileKernels({ relaxed: false });

  function study(spec: LagSpec, recurrence: Recurrence): Outcome {
    const runs = Array.from({ length: SEEDS }, (_, i) => {
      const backend = kernels ? wasmBackend(kernels, { bytes: MEMORY }) : undefined;
      const learning = new LagLearning(spec, i + 1, recurrence, backend);
      let accuracy = 0;
      while (accuracy < LEARNED && learning.updates < UPDATES) {
        for (let update = 0; update < CHECK_EVERY; update++) learning.update();
        accuracy = learning.accuracy();
      }
      return { accuracy, cleared: learning.accuracyCleared(), updates: learning.updates };
    });
    return {
      learned: runs.filter(({ accuracy }) => accuracy >= LEARNED).length,
      accuracy: mean(runs.map(({ accuracy }) => accuracy)),
      cleared: mean(runs.map(({ cleared }) => cleared)),
      updates: mean(runs.map(({ updates }) => updates))
    };
  }

  const lines: string[] = [];
  const say = (line: string) => {
    console.log(line);
    lines.push(line);
  };
  const table = (...columns: string[]) => {
    say('');
    say(`| ${columns.join(' | ')} |`);
    say(`|${' --- |'.repeat(columns.length)}`);
  };
  const cell = ({ learned, accuracy }: Outcome) => `${learned} (${percent(accuracy)})`;
  const windows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16];

  say(
    `Orthogonal start. Networks of ${SEEDS} that learned the lag, and the mean share of right answers of all ${SEEDS}.`
  );
  table(
    'lag k',
    'window w',
    'pairs seen',
    'trained',
    'frozen',
    'trained, state cleared',
    'mean updates, trained',
    'trained, tested with the state cleared'
  );
  for (const lag of [2, 4, 6, 8]) {
    for (const window of windows) {
      const spec: LagSpec = { lag, window, clear: false, start: 'orthogonal' };
      const trained = study(spec, 'trained');
      const frozen = study(spec, 'frozen');
      const cleared = study({ ...spec, clear: true }, 'trained');
      const seen = `${pairsSeen(window, lag)} of ${window}`;
      say(
        `| ${[lag, window, seen, cell(trained), cell(frozen), cell(cleared), trained.updates.toFixed(0), percent(trained.cleared)].join(' | ')} |`
      );
    }
  }

  say('');
  say('Uniform start (PyTorch’s), the state carried.');
  table('lag k', 'window w', 'trained', 'frozen');
  for (const lag of [2, 4, 6, 8]) {
    for (const window of [lag, lag + 1, lag + 2]) {
      const spec: LagSpec = { lag, window, clear: false, start: 'uniform' };
      say(`| ${[lag, window, cell(study(spec, 'trained')), cell(study(spec, 'frozen'))].join(' | ')} |`);
    }
  }

  await writeMeasured(PAGE, lines);
}

await main();
