// How a search for the detector ends, start by start: when those that die have died, at which loss those that are stuck
// stand, and what the units of those that find one do. Writes its table into docs/decisions/learning-the-detector.md. Run by: npm run study -- endings
import { diagnose } from '../src/training/detector/diagnosis.ts';
import { Learning, type LearningSpec, type Optimiser } from '../src/training/detector/learning.ts';
import { reportUnits } from '../src/training/detector/units.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/learning-the-detector.md';
const SEEDS = 200;
/** Updates that count as the beginning of a search. */
const EARLY = 20;
/** Updates after a death in which a gradient may come back. */
const WAKE = 100;
/** The figure's own first settings; only the optimiser and its rate change. */
const base: Omit<LearningSpec, 'seed' | 'optimiser' | 'rate'> = {
  task: 'repeated-ones',
  units: 3,
  head: 'relu',
  init: 'pytorch',
  maximum: 1500
};

function study(optimiser: Optimiser, rate: number): { row: string; units: string; losses: string } {
  let found = 0;
  let negative = 0;
  let still = 0;
  /** For every start that moved and then died: the last update whose gradient was not 0. */
  const died: number[] = [];
  /** Starts that died and had a gradient again. */
  let woken = 0;
  /** Mean losses over the last fifth of the updates, of starts given up. */
  const late: Record<'constant' | 'stuck', number[]> = { constant: [], stuck: [] };
  /** What starts answer that give nearly one answer to every string. */
  const answers: number[] = [];
  const sorts = { both: 0, mixtures: 0, constant: 0 };
  for (let seed = 1; seed <= SEEDS; seed++) {
    const learning = new Learning({ ...base, optimiser, rate, seed });
    if (learning.weights.Why.every((weight) => weight < 0)) negative++;
    let moved = 0;
    const losses: number[] = [];
    while (!learning.ending) {
      learning.update();
      losses.push(learning.loss);
      if (learning.gradientNorm > 0) moved = learning.updates;
    }
    const diagnosis = diagnose(learning.network, learning.h0, learning.ending, losses);
    if (diagnosis.kind === 'constant' || diagnosis.kind === 'stuck')
      late[diagnosis.kind].push(diagnosis.late);
    if (diagnosis.kind === 'constant') answers.push(...diagnosis.answers);
    if (learning.ending === 'dead') woken += Number(wakes(learning));
    if (diagnosis.kind === 'dead' && moved === 0) still++;
    if (diagnosis.kind === 'dead' && moved > 0) died.push(moved);
    if (diagnosis.kind !== 'found') continue;
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
      `in ${sorts.mixtures} every unit is a mixture, and ${sorts.constant} have a unit that is constant (over all strings of up to 8 bits, within a tenth of its scale).`,
    losses:
      `Given up with ${optimiser} at rate ${rate} although the loss no longer fell: ${range(late.constant)} with nearly one answer for all strings (${Math.min(...answers).toFixed(2)} to ${Math.max(...answers).toFixed(2)}), ` +
      `${range(late.stuck)} otherwise (means of the last fifth of the updates). Of the ${still + died.length} that died, ${woken} had a gradient again within ${WAKE} more updates.`
  };
}

const range = (losses: readonly number[]) =>
  losses.length === 0
    ? '0'
    : `${losses.length} at losses from ${Math.min(...losses).toFixed(3)} to ${Math.max(...losses).toFixed(3)}`;

/** Goes on with a search that counts as dead. */
function wakes(learning: Learning): boolean {
  for (let update = 0; update < WAKE; update++) {
    learning.ending = undefined;
    learning.update();
    if (learning.gradientNorm > 0) return true;
  }
  return false;
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
  console.log(`${outcome.row}\n${outcome.units}\n${outcome.losses}`);
  return outcome;
});
lines.push(...outcomes.map(({ row }) => row), '', outcomes[0].units);
for (const { losses } of outcomes) lines.push('', losses);

await writeMeasured(PAGE, lines, 'endings');
