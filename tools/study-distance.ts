// How far back do four cells learn to look, started as usual and started for the distance? Twenty seeds each. Writes the table
// of docs/decisions/how-far-back-a-cell-learns.md, all of it or a part.
// Run by: npm run study -- distance, npm run study -- distance told lstm, npm run study -- distance told lstm 80
import { readFileSync } from 'node:fs';
import { compileKernels, wasmBackend } from '../src/engine/index.ts';
import { median } from '../src/training/outcomes.ts';
import { CHECK_EVERY, hasLearned, memoryFor, RecallLearning } from '../src/training/recall/learning.ts';
import {
  courseOf,
  DISTANCES,
  mapCells,
  mapStarts,
  type MapCell,
  type MapStart
} from '../src/training/recall/map.ts';
import { writeMeasured } from './written.ts';

const PAGE = 'docs/decisions/how-far-back-a-cell-learns.md';
const PLAN = { updates: 400, seed: 1, seeds: 20 };
const NOT_TRIED = '–';
const cellNames: Record<MapCell, string> = { rnn: 'vanilla', gru: 'GRU', lstm: 'LSTM', linear: 'linear' };
const startNames: Record<MapStart, string> = { usual: 'usual', told: 'made for k' };

// Without relaxed SIMD, whose last bits differ from processor to processor.
const kernels = await compileKernels({ relaxed: false });

/** Updates that each network that learned needed. */
function needed(cell: MapCell, start: MapStart, k: number): number[] {
  const { spec, seeds } = courseOf(cell, k, { ...PLAN, start });
  return seeds.flatMap((seed) => {
    const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
    const learning = new RecallLearning(spec, seed, backend);
    while (learning.updates < PLAN.updates) {
      for (let update = 0; update < CHECK_EVERY; update++) learning.update();
      if (hasLearned('recall', learning.test())) return [learning.updates];
    }
    return [];
  });
}

/** "17 of 20 (150, 100–425)": who learned, and median, least and most of the updates that these needed. */
function outcome(updates: readonly number[]): string {
  const spread = `(${median(updates)}, ${Math.min(...updates)}–${Math.max(...updates)})`;
  return `${updates.length} of ${PLAN.seeds}${updates.length > 0 ? ` ${spread}` : ''}`;
}

/** What the page has: by start and cell, an outcome for every distance. */
function known(): Record<string, string[]> {
  const rows = readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => /^\| (usual|made for k) /.test(line));
  return Object.fromEntries(
    rows.map((line) => {
      const [, start, cell, ...outcomes] = line.split('|').map((part) => part.trim());
      return [`${start} ${cell}`, outcomes];
    })
  );
}

/** Puts one outcome where it belongs; all others stay as they are. */
async function note(start: MapStart, cell: MapCell, k: number, said: string): Promise<void> {
  const have = known();
  const lines = [
    `| start | cell | ${DISTANCES.map((distance) => `k = ${distance}`).join(' | ')} |`,
    `|${' --- |'.repeat(DISTANCES.length + 2)}`
  ];
  for (const s of mapStarts)
    for (const c of mapCells) {
      const name = [startNames[s], cellNames[c]];
      const outcomes = DISTANCES.map((distance, i) =>
        s === start && c === cell && distance === k ? said : (have[name.join(' ')]?.[i] ?? NOT_TRIED)
      );
      lines.push(`| ${[...name, ...outcomes].join(' | ')} |`);
    }
  await writeMeasured(PAGE, lines);
  console.log(startNames[start], cellNames[cell], k, said);
}

const [wantedStart, wantedCell, wantedK] = process.argv.slice(2);
for (const start of mapStarts)
  for (const cell of mapCells) {
    if ((wantedStart ?? start) !== start || (wantedCell ?? cell) !== cell) continue;
    let hopeless = false;
    for (const k of DISTANCES) {
      if (Number(wantedK ?? k) !== k) continue;
      const updates: number[] | undefined = hopeless ? undefined : needed(cell, start, k);
      await note(start, cell, k, updates ? outcome(updates) : NOT_TRIED);
      // What none of twenty learns, none is asked for over twice the distance.
      hopeless ||= updates?.length === 0;
    }
  }
