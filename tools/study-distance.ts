// How far back do four cells learn to look, started as usual and started for the distance? Twenty seeds each. Writes
// src/training/recall/distances.json and the table of docs/decisions/how-far-back-a-cell-learns.md.
// Run by: npm run study -- distance, or a part of it: npm run study -- distance told lstm
import { existsSync, readFileSync } from 'node:fs';
import { compileKernels, wasmBackend } from '../src/engine/index.ts';
import { CHECK_EVERY, hasLearned, memoryFor, RecallLearning } from '../src/training/recall/learning.ts';
import type { Distance } from '../src/training/recall/distances.ts';
import { median } from '../src/training/outcomes.ts';
import {
  courseOf,
  DISTANCES,
  mapCells,
  mapStarts,
  type MapCell,
  type MapStart
} from '../src/training/recall/map.ts';
import { writeFormatted, writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/how-far-back-a-cell-learns.md';
const FILE = 'src/training/recall/distances.json';
const PLAN = { updates: 400, seed: 1, seeds: 20 };
/** Beyond those of the figure's map. */
const FARTHER = [160, 320];

// Without relaxed SIMD, whose last bits differ from processor to processor.
const kernels = await compileKernels({ relaxed: false });

function tried(cell: MapCell, start: MapStart, k: number): Distance {
  const { spec, seeds } = courseOf(cell, k, { ...PLAN, start });
  const needed: number[] = [];
  const scores: number[] = [];
  for (const seed of seeds) {
    const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
    const learning = new RecallLearning(spec, seed, backend);
    let score = NaN;
    while (!hasLearned('recall', score) && learning.updates < PLAN.updates) {
      for (let update = 0; update < CHECK_EVERY; update++) learning.update();
      score = learning.test();
    }
    scores.push(score);
    if (hasLearned('recall', score)) needed.push(learning.updates);
  }
  return { cell, start, k, ...PLAN, needed, score: median(scores) };
}

/** "17 of 20 (150, 100–425)": who learned, and median, least and most of the updates that these needed. */
function outcome({ needed, seeds }: Distance): string {
  const spread =
    needed.length > 0 ? ` (${median(needed)}, ${Math.min(...needed)}–${Math.max(...needed)})` : '';
  return `${needed.length} of ${seeds}${spread}`;
}

const names: Record<MapCell, string> = { rnn: 'vanilla', gru: 'GRU', lstm: 'LSTM', linear: 'linear' };
const [wantedStart, wantedCell] = process.argv.slice(2);
const all = [...DISTANCES, ...FARTHER];
let rows: Distance[] = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Distance[]) : [];
for (const start of mapStarts)
  for (const cell of mapCells) {
    if ((wantedStart ?? start) !== start || (wantedCell ?? cell) !== cell) continue;
    rows = rows.filter((row) => row.start !== start || row.cell !== cell);
    for (const k of all) {
      const row = tried(cell, start, k);
      rows.push(row);
      console.log(start, cell, k, outcome(row), row.score.toFixed(2));
      // What none of twenty learns, none is asked for over twice the distance.
      if (row.needed.length === 0) break;
    }
    await writeFormatted(FILE, JSON.stringify(rows));
  }

const lines = [
  `| start | cell | ${all.map((k) => `k = ${k}`).join(' | ')} |`,
  `|${' --- |'.repeat(all.length + 2)}`
];
for (const start of mapStarts)
  for (const cell of mapCells) {
    const cells = all.map((k) => {
      const row = rows.find((row) => row.start === start && row.cell === cell && row.k === k);
      return row ? outcome(row) : '–';
    });
    lines.push(`| ${[start === 'usual' ? 'usual' : 'made for k', names[cell], ...cells].join(' | ')} |`);
  }
await writeMeasured(PAGE, lines);
