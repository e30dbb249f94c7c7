// What a window no longer than the lag keeps from being learned: each part of the network trained through it while the
// others stay as they were drawn. Writes its tables into docs/decisions/truncation-and-lag.md. Run by:
// npm run study -- credit
import { compileKernels, wasmBackend } from '../src/engine/index.ts';
import {
  CHECK_EVERY,
  LagLearning,
  LEARNED,
  type LagSpec,
  type Recurrence
} from '../src/training/lag/learning.ts';
import { lesson } from '../src/training/lag/lesson.ts';
import { matrices, truncatedGradient } from '../src/training/lag/truncated.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/truncation-and-lag.md';
const SEEDS = 20;
const UPDATES = 600;
const MEMORY = 2 ** 22;

const biases = ['bias_ih_l0', 'bias_hh_l0'];
/** What stays as it was drawn, by the name of the column. The head is trained in all. */
const columns: Record<string, Recurrence | readonly string[]> = {
  'all trained': 'trained',
  'all but W_xh': ['weight_ih_l0'],
  'W_hh alone': ['weight_ih_l0', ...biases],
  'all but W_hh': ['weight_hh_l0'],
  'none (frozen)': 'frozen'
};
const settings: [LagSpec['start'], number, number][] = [
  ['orthogonal', 4, 4],
  ['orthogonal', 6, 4],
  ['orthogonal', 6, 6],
  ['orthogonal', 6, 7],
  ['orthogonal', 8, 8],
  ['uniform', 4, 4],
  ['uniform', 6, 6],
  ['uniform', 6, 7]
];

/** The value below which a share of the values lie, between neighbours by proportion. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (at - low) * (sorted[Math.ceil(at)] - sorted[low]);
}
const spread = (values: readonly number[], unit: string) =>
  `${quantile(values, 0.5).toFixed(0)}${unit}, ${quantile(values, 0.25).toFixed(0)} to ${quantile(values, 0.75).toFixed(0)}`;

const lines: string[] = [];
const say = (line: string) => {
  console.log(line);
  lines.push(line);
};
const table = (...names: string[]) => {
  say('');
  say(`| ${names.join(' | ')} |`);
  say(`|${' --- |'.repeat(names.length)}`);
};

async function main() {
  // Without relaxed SIMD, whose last bits differ from processor to processor.
  const kernels = await compileKernels({ relaxed: false });

  function cell(spec: LagSpec, learns: Recurrence | readonly string[]): string {
    const accuracies = Array.from({ length: SEEDS }, (_, i) => {
      const backend = kernels ? wasmBackend(kernels, { bytes: MEMORY }) : undefined;
      const learning = new LagLearning(spec, i + 1, learns, backend);
      let accuracy = 0;
      while (accuracy < LEARNED && learning.updates < UPDATES) {
        for (let update = 0; update < CHECK_EVERY; update++) learning.update();
        accuracy = learning.accuracy();
      }
      return accuracy;
    });
    const learned = accuracies.filter((accuracy) => accuracy >= LEARNED).length;
    return `${learned} (${spread(
      accuracies.map((accuracy) => 100 * accuracy),
      ' %'
    )})`;
  }

  say(
    `What is trained, beside the head. Networks of ${SEEDS} that learned the lag; in brackets the median share of right ` +
      `answers of all ${SEEDS}, and its quartiles.`
  );
  table('start', 'lag k', 'window w', ...Object.keys(columns));
  for (const [start, lag, window] of settings) {
    const spec: LagSpec = { lag, window, clear: false, start };
    const cells = Object.values(columns).map((learns) => cell(spec, learns));
    say(`| ${[start, lag, window, ...cells].join(' | ')} |`);
  }

  say('');
  say(
    `The truncated gradient beside the exact one, before the first update: angle between the two, and its length as a ` +
      `share of the exact one's. Medians over ${SEEDS} seeds, and quartiles; orthogonal start.`
  );
  table('lag k', 'window w', 'W_xh: angle', 'length', 'W_hh: angle', 'length');
  for (const [lag, window] of [
    [4, 4],
    [6, 4],
    [6, 6],
    [6, 7],
    [8, 8]
  ]) {
    const pairs = Array.from({ length: SEEDS }, (_, i) => {
      const strings = lesson(i + 1, 'orthogonal', lag);
      return { exact: truncatedGradient(strings, 24), cut: truncatedGradient(strings, window) };
    });
    const cells = matrices
      .filter((matrix) => matrix !== 'Why')
      .flatMap((matrix) => {
        const norm = (values: Float64Array) => Math.hypot(...values);
        const angles = pairs.map(({ exact, cut }) => {
          const dot = exact[matrix].reduce((sum, value, i) => sum + value * cut[matrix][i], 0);
          return (Math.acos(dot / norm(exact[matrix]) / norm(cut[matrix])) * 180) / Math.PI;
        });
        const lengths = pairs.map(({ exact, cut }) => (100 * norm(cut[matrix])) / norm(exact[matrix]));
        return [spread(angles, '°'), spread(lengths, ' %')];
      });
    say(`| ${[lag, window, ...cells].join(' | ')} |`);
  }

  await writeMeasured(PAGE, lines, 'credit');
}

await main();
