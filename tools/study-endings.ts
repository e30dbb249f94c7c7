// How a search for the detector ends, start by start: when those that die have died, and what the units of those that
// find one do. Writes its table into docs/decisions/learning-the-detector.md. Run by: npm run study -- endings
import { Learning, type LearningSpec, type Optimiser } from '../src/training/detector/learning.ts';
import { reportUnits } from '../src/training/detector/units.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/learning-the-detector.md';
const SEEDS = 200;
/** Updates that count as the beginning of a search. */
const EARLY = 20;
/** The figure's own first settings; only the optimiser and its rate change. */
const base: Omit<LearningSpec, 'seed' | 'optimiser' | 'rate'> = {
  task: 'repeated-ones',
  units: 3,
  head: 'relu',
  init: 'pytorch',
  maximum: 1500
};

function study(optimiser: Optimiser, rate: number): { row: string; units: string } {
  let found = 0;
  let negative = 0;
  let still = 0;
  /** For every start that moved and then died: the last update whose gradient was not 0. */
  const died: number[] = [];
  const sorts = { both: 0, mixtures: 0, constant: 0 };
  for (let seed = 1; seed <= SEEDS; seed++) {
    const learning = new Learning({ ...base, optimiser, rate, seed });
    if (learning.weights.Why.every((weight) => weight < 0)) negative++;
    let moved = 0;
    while (!learning.ending) {
      learning.update();
      if (learning.gradientNorm > 0) moved = learning.updates;
    }
    if (learning.ending === 'dead' && moved === 0) still++;
    if (learning.ending === 'dead' && moved > 0) died.push(moved);
    if (learning.ending !== 'found') continue;
    found++;
    const kinds = reportUnits(learning.network, learning.h0).map(({ kind }) => kind);
    if (kinds.includes('current') && kinds.includes('edge')) sorts.both++;
    if (kinds.every((kind) => kind === 'other')) sorts.mixtures++;
    if (kinds.includes('constant')) sorts.constant++;
  }
  const early = died.filter((update) => update <= EARLY).length;
  const cells = [optimiser, rate, found, negative, still, died.length, early, Math.max(0, ...died)];
  return {
    row: `| ${cells.join(' | ')} |`,
    units:
      `Of the ${found} found with ${optimiser} at rate ${rate}, ${sorts.both} have a unit for the current bit and another for the rising edge, ` +
      `in ${sorts.mixtures} every unit is a mixture, and ${sorts.constant} have a unit that is constant (over all strings of up to 8 bits, within a tenth of its scale).`
  };
}

const head = [
  'optimiser',
  'rate',
  'found',
  'three negative weights in W_hy',
  'gradient 0 from the first update on',
  'died later',
  `of these within ${EARLY} updates`,
  'the last at update'
];
const lines = [
  `Three units, ReLU head, PyTorch's start, seeds 1 to ${SEEDS}, at most ${base.maximum} updates.`,
  '',
  `| ${head.join(' | ')} |`,
  `|${' --- |'.repeat(head.length)}`
];
const outcomes = (
  [
    ['adam', 0.01],
    ['sgd', 0.3]
  ] as const
).map(([optimiser, rate]) => {
  const outcome = study(optimiser, rate);
  console.log(`${outcome.row}\n${outcome.units}`);
  return outcome;
});
lines.push(...outcomes.map(({ row }) => row), '', outcomes[0].units);

await writeMeasured(PAGE, lines, 'endings');
