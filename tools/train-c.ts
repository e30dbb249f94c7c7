import { join } from 'node:path';
import { CACHE, corpus } from './c-corpus/corpus.ts';
import { learn } from './shipped/learn.ts';

const seed = Number(process.argv[2] ?? 1);
const updates = Number(process.argv[3] ?? 5200);
const { train } = corpus(console.log);
const began = Date.now();
await learn(
  {
    config: { text: train.map(({ text }) => text), cell: 'lstm', hiddenSize: 256, init: { forgetBias: 1 }, T: 128, B: 32, optimiser: 'adam', rate: 0.004, clip: 1, seed, probeEvery: 100_000 },
    updates
  },
  join(CACHE, `c-${seed}.checkpoint`),
  (run, bits) => console.log(run.updates, bits.toFixed(3), run.characters, Math.round((Date.now() - began) / 1000), 's', run.diagnoses.map((d) => d.kind).join(' '))
);
