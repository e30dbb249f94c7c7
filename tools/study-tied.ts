// What is a W for every step good for? A lamp that every press turns over, learned from strings of 8 steps by networks whose
// steps share their weights and by networks whose steps do not; tested on 24 steps. Writes its table into
// docs/decisions/one-w-or-one-a-step.md. Run by: npm run study -- tied
import { learnersOf, rightByStep, streamOf } from '../src/training/tied/job.ts';
import { LEARNED_STEPS, TESTED_STEPS } from '../src/training/tied/lamp.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/one-w-or-one-a-step.md';
const UNITS = 8;
const UPDATES = 800;
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const RATES = [0.02];
/** Updates between two tests; the figure looks more often. */
const TESTED_EVERY = 100;

const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
/** "100 (98 to 100)": median, least and most, in per cent. */
function spread(shares: readonly number[]): string {
  const sorted = shares.map((share) => 100 * share).sort((a, b) => a - b);
  const median = (sorted[9] + sorted[10]) / 2;
  return `${median.toFixed(0)} (${sorted[0].toFixed(0)} to ${sorted[19].toFixed(0)})`;
}

const lines = [
  '| weights | rate | learned | updates | steps 1–8 | step 9 | steps 10–16 | steps 17–24 |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |'
];
for (const rate of RATES) {
  const rows: Record<string, number[][]> = {
    'one for all steps': [],
    'one a step': [],
    'one a step, last repeated': []
  };
  const needed: number[][] = [[], []];
  for (const seed of SEEDS) {
    const learners = learnersOf({ units: UNITS, rate, beyond: 'drawn' }, seed);
    for (const [kind, learner] of learners.entries()) {
      const next = streamOf(seed);
      let learned: number | undefined;
      for (let update = 1; update <= UPDATES; update++) {
        learner.update(...next());
        if (update % TESTED_EVERY === 0 && learned === undefined)
          if (mean(rightByStep(learner).slice(0, LEARNED_STEPS)) >= 0.99) learned = update;
      }
      if (learned !== undefined) needed[kind].push(learned);
      rows[kind === 0 ? 'one for all steps' : 'one a step'].push(rightByStep(learner));
    }
    rows['one a step, last repeated'].push(rightByStep(learners[1].repeating()));
    console.log(rate, seed, ...Object.values(rows).map((all) => all.at(-1)?.[LEARNED_STEPS]));
  }
  for (const [i, [name, shares]] of Object.entries(rows).entries()) {
    const times = needed[Math.min(1, i)].sort((a, b) => a - b);
    const middle = (times.length - 1) / 2;
    const median = times.length > 0 ? (times[Math.floor(middle)] + times[Math.ceil(middle)]) / 2 : NaN;
    const updates = times.length > 0 ? `${median} (${times[0]} to ${times[times.length - 1]})` : '';
    const over = (from: number, to: number) => spread(shares.map((row) => mean(row.slice(from, to))));
    lines.push(
      `| ${[name, rate, `${times.length} of ${SEEDS.length}`, updates, over(0, 8), over(8, 9), over(9, 16), over(16, TESTED_STEPS)].join(' | ')} |`
    );
    console.log(lines[lines.length - 1]);
  }
  await writeMeasured(PAGE, lines);
}
