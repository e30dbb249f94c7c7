import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { compileKernels, wasmBackend } from '../../src/engine/index.ts';
import type { TextRunConfig } from '../../src/training/run/config.ts';
import { TextRun } from '../../src/training/run/run.ts';
import type { Snapshot } from '../../src/training/run/snapshot.ts';

/** So many updates, at a rate that falls along half a cosine to nothing. */
export interface Cycle {
  updates: number;
  rate: number;
}

export interface Course {
  config: Omit<TextRunConfig, 'rate'>;
  /** One after the other. */
  cycles: readonly Cycle[];
}

/** Updates from one checkpoint to the next. */
const KEPT_EVERY = 200;

/**
 * Trains to the end of a course, from the checkpoint where there is one: a run that was broken off goes on with the same
 * bits.
 * @param at takes the run at every checkpoint
 */
export async function learn(
  { config, cycles }: Course,
  checkpoint: string,
  at: (run: TextRun, bits: number) => void
): Promise<TextRun> {
  const module = await compileKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  const run = new TextRun({ ...config, rate: cycles[0].rate }, wasmBackend(module, { bytes: 2 ** 29 }));
  if (existsSync(checkpoint)) run.restore(deserialize(readFileSync(checkpoint)) as Snapshot);
  mkdirSync(dirname(checkpoint), { recursive: true });
  const updates = cycles.reduce((sum, cycle) => sum + cycle.updates, 0);
  let bits = 0;
  while (run.updates < updates) {
    run.rate = rateAt(cycles, run.updates);
    bits += run.update().bits;
    if (run.updates % KEPT_EVERY !== 0 && run.updates !== updates) continue;
    // Under another name first: who is stopped while it is written keeps the one before.
    writeFileSync(`${checkpoint}.new`, serialize(run.snapshot()));
    renameSync(`${checkpoint}.new`, checkpoint);
    at(run, bits / KEPT_EVERY);
    bits = 0;
  }
  return run;
}

function rateAt(cycles: readonly Cycle[], update: number): number {
  let began = 0;
  for (const { updates, rate } of cycles) {
    if (update < began + updates) return (rate / 2) * (1 + Math.cos((Math.PI * (update - began)) / updates));
    began += updates;
  }
  return 0;
}
