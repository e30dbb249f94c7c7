// How often gradient descent finds a detector of repeated 1s, by network and by optimiser. Writes its table into
// docs/decisions/learning-the-detector.md. Run by: npm run study -- learn
import { diagnose, type Kind } from '../src/training/detector/diagnosis.ts';
import { Learning, type LearningSpec } from '../src/training/detector/learning.ts';
import { handSet } from '../src/training/detector/network.ts';
import { compare, handSetBehaviours } from '../src/training/detector/units.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/learning-the-detector.md';
const base: Omit<LearningSpec, 'seed'> = {
  task: 'repeated-ones',
  units: 3,
  optimiser: 'adam',
  rate: 0.01,
  head: 'relu',
  init: 'pytorch',
  maximum: 1500
};

interface Tally {
  kinds: Partial<Record<Kind, number>>;
  updates: number[];
  /** Of the detectors found, how many have 0, 1, 2, 3 of the hand-set units; and how many have its weights. */
  partners: number[];
  same: number;
  units: Record<string, number>;
}

function study(spec: Omit<LearningSpec, 'seed'>, seeds: number): Tally {
  const tally: Tally = { kinds: {}, updates: [], partners: [0, 0, 0, 0], same: 0, units: {} };
  for (let seed = 1; seed <= seeds; seed++) {
    const learning = new Learning({ ...spec, seed });
    const losses: number[] = [];
    while (!learning.ending) {
      learning.update();
      losses.push(learning.loss);
    }
    const { kind } = diagnose(learning.network, learning.h0, learning.ending, losses);
    tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
    if (kind !== 'found') continue;
    tally.updates.push(learning.updates);
    const { units, partners, weightDifference } = compare(learning.network, learning.weights, handSet);
    tally.partners[partners.filter((partner) => partner >= 0).length]++;
    if (weightDifference < 0.1) tally.same++;
    for (const unit of units) tally.units[unit.kind] = (tally.units[unit.kind] ?? 0) + 1;
  }
  tally.updates.sort((a, b) => a - b);
  return tally;
}

const endings: Kind[] = ['found', 'dead', 'constant', 'stuck', 'falling', 'diverged'];
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;

function row(spec: Omit<LearningSpec, 'seed'>, seeds: number): string {
  const { kinds, updates } = study(spec, seeds);
  const median = updates.length > 0 ? String(updates[Math.floor(updates.length / 2)]) : '–';
  const shares = endings.map((kind) => percent(kinds[kind] ?? 0, seeds));
  const cells = [spec.units, spec.head, spec.init, spec.optimiser, spec.rate, ...shares, median];
  const line = `| ${cells.join(' | ')} |`;
  console.log(line);
  return line;
}

const head = `| units | head | start | optimiser | rate | ${endings.join(' | ')} | median updates |`;
const rule = `|${' --- |'.repeat(endings.length + 6)}`;
const lines = [head, rule];
const SEEDS = 100;
for (const output of ['relu', 'linear'] as const) {
  for (const init of ['pytorch', 'wide'] as const) {
    for (const rate of [0.003, 0.01, 0.03, 0.1])
      lines.push(row({ ...base, head: output, init, rate }, SEEDS));
    for (const rate of [0.03, 0.1, 0.3, 1])
      lines.push(row({ ...base, head: output, init, rate, optimiser: 'sgd' }, SEEDS));
  }
}
for (const units of [1, 2, 4, 5, 6]) lines.push(row({ ...base, units }, SEEDS));

const MANY = 500;
const tally = study(base, MANY);
const found = tally.updates.length;
lines.push(
  '',
  `The figure's own setting (3 units, ReLU head, PyTorch's start, Adam, rate ${base.rate}) over seeds 1 to ${MANY}: ` +
    `${found} found (${percent(found, MANY)}). Of these, ` +
    tally.partners.map((count, n) => `${count} have ${n}`).join(', ') +
    ` of the ${handSetBehaviours.length} hand-set units up to order and scale; ${tally.same} have the hand-set weights. ` +
    'What the units of the found detectors do: ' +
    Object.entries(tally.units)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ') +
    '.'
);
console.log(lines.at(-1));

await writeMeasured(PAGE, lines);
