// Selective copying and recall of pairs with a diagonal linear recurrence, its gate fixed or computed from the input; twenty
// seeds. Writes its tables into docs/decisions/selection.md and, for the chapter, src/training/selective/study-*.json.
// Run by: npm run study -- selective [copying | pairs]
import { compileKernels, wasmBackend } from '../src/engine/index.ts';
import {
  LEARNED,
  memoryFor,
  scoreOf,
  SelectiveLearning,
  withHeldGate,
  type SelectiveSpec
} from '../src/training/selective/learning.ts';
import { spacings } from '../src/training/selective/task.ts';
import { median } from '../src/training/outcomes.ts';
import { writeFormatted, writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/selection.md';
const JSON_OF = (part: string) => `src/training/selective/study-${part}.json`;
const SEEDS = 20;
const gates = ['input', 'fixed'] as const;
const [, , part] = process.argv;

const kernels = await compileKernels({ relaxed: false });

function learned(spec: SelectiveSpec, updates: number, seed: number) {
  const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
  const learning = new SelectiveLearning(spec, seed, backend);
  for (let update = 0; update < updates; update++) learning.update();
  return learning.network;
}

interface Spread {
  median: number;
  least: number;
  most: number;
}
const spreadOf = (shares: readonly number[]): Spread => ({
  median: median(shares),
  least: Math.min(...shares),
  most: Math.max(...shares)
});
const percent = (share: number) => String(Math.round(1000 * share) / 10);
const told = ({ median, least, most }: Spread) =>
  `${percent(median)} (${percent(least)} to ${percent(most)})`;
const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1);

/** As the figure has it at first. */
async function copying(): Promise<void> {
  const setting = { steps: 16, letters: 3, units: 16, rate: 0.06, updates: 500 };
  const rows = [];
  const lines = [
    '| letters stand | gate | letters right, % | sequences right, % | learned | gate held, letters right, % |',
    '| --- | --- | --- | --- | --- | --- |'
  ];
  for (const spacing of spacings)
    for (const gate of gates) {
      const { steps, letters, units, rate, updates } = setting;
      const task = { kind: 'copying', steps, letters, spacing } as const;
      const networks = seeds.map((seed) => learned({ task, gate, units, rate }, updates, seed));
      const scores = networks.map((network) => scoreOf(network, task));
      const answers = spreadOf(scores.map((score) => score.answers));
      const sequences = spreadOf(scores.map((score) => score.sequences));
      const count = scores.filter((score) => score.sequences >= LEARNED).length;
      const held =
        gate === 'input'
          ? spreadOf(networks.map((network) => scoreOf(withHeldGate(network, task), task).answers))
          : null;
      rows.push({ spacing, gate, answers, sequences, learned: count, held });
      const cells = [told(answers), told(sequences), `${count} of ${SEEDS}`, held ? told(held) : ''];
      lines.push(`| ${[spacing, gate, ...cells].join(' | ')} |`);
      console.log(lines[lines.length - 1]);
    }
  await writeMeasured(PAGE, lines, 'copying');
  await writeFormatted(JSON_OF('copying'), JSON.stringify({ seeds: SEEDS, ...setting, rows }));
}

/** Small states as the figure has them; one of 8 numbers learns more slowly, and gets a smaller rate and more updates. */
async function pairs(): Promise<void> {
  const plans = [
    { units: 2, gate: 'input', rate: 0.06, updates: 600, counts: [1, 2, 3, 4] },
    { units: 4, gate: 'input', rate: 0.06, updates: 600, counts: [2, 3, 4, 5, 6, 8] },
    { units: 4, gate: 'fixed', rate: 0.06, updates: 600, counts: [2, 4] },
    { units: 8, gate: 'input', rate: 0.03, updates: 2000, counts: [8, 9] }
  ] as const;
  const rows = [];
  const lines = [
    '| numbers in the state | gate | rate, updates | pairs | answers right, % |',
    '| --- | --- | --- | --- | --- |'
  ];
  for (const { units, gate, rate, updates, counts } of plans)
    for (const count of counts) {
      const task = { kind: 'pairs', pairs: count } as const;
      const networks = seeds.map((seed) => learned({ task, gate, units, rate }, updates, seed));
      const answers = spreadOf(networks.map((network) => scoreOf(network, task).answers));
      rows.push({ units, gate, rate, updates, pairs: count, answers });
      lines.push(`| ${[units, gate, `${rate}, ${updates}`, count, told(answers)].join(' | ')} |`);
      console.log(lines[lines.length - 1]);
    }
  await writeMeasured(PAGE, lines, 'pairs');
  await writeFormatted(JSON_OF('pairs'), JSON.stringify({ seeds: SEEDS, rows }));
}

if (part !== 'pairs') await copying();
if (part !== 'copying') await pairs();
