import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { compileKernels, wasmBackend } from '../../src/engine/index.ts';
import type { TextRunConfig } from '../../src/training/run/config.ts';
import { TextRun } from '../../src/training/run/run.ts';
import type { Snapshot } from '../../src/training/run/snapshot.ts';

export interface Course {
  config: TextRunConfig;
  updates: number;
}

/** Updates from one checkpoint to the next. */
const KEPT_EVERY = 200;

/**
 * Trains to the end of a course, from the checkpoint where there is one: a run that was broken off goes on with the same
 * bits. The rate falls along half a cosine to nothing.
 * @param at takes the run at every checkpoint
 */
export async function learn(
  { config, updates }: Course,
  checkpoint: string,
  at: (run: TextRun, bits: number) => void
): Promise<TextRun> {
  const module = await compileKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  const run = new TextRun(config, wasmBackend(module, { bytes: 2 ** 29 }));
  if (existsSync(checkpoint)) run.restore(deserialize(readFileSync(checkpoint)) as Snapshot);
  mkdirSync(dirname(checkpoint), { recursive: true });
  let bits = 0;
  while (run.updates < updates) {
    run.rate = (config.rate / 2) * (1 + Math.cos((Math.PI * run.updates) / updates));
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
