/**
 * npm run train -- prose [seed]
 *
 * Trains a character model on the book's own English prose with the book's own engine, for figures of chapter 5, and
 * writes it with its card into static/models. Of the weights every 250 updates those are kept that foretell the held-out
 * paragraphs best.
 */
import { spawnSync } from 'node:child_process';
import { compileKernels, typescript, wasmBackend } from '../src/engine/index.ts';
import { stripMarkup } from '../src/training/corpora/strip.ts';
import { TextRun } from '../src/training/run/run.ts';
import { sha256 } from '../src/training/shipped/sha256.ts';
import { bitsOf } from './shipped/bits.ts';
import { ship } from './shipped/ship.ts';
import { root } from './run.mjs';
import { writeFormatted } from './written.ts';

/** The book as it was when this was trained: later editions change nothing. */
const EDITION = '756d7dcab0fe';
const CHAPTERS = [
  '02-repeated-ones',
  '03-unrolled-graph',
  '04-backprop-through-time',
  '09-gradient-flow',
  '10-lstm',
  '11-multilayer'
];
/** One paragraph in so many is held out. */
const HELD_OUT = 10;
const setting = { cell: 'lstm', hiddenSize: 128, T: 64, B: 16, optimiser: 'adam', clip: 1 } as const;
const CHARACTERS = 96;
const RATE = 0.004;
const UPDATES = 5000;
const CHECK_EVERY = 250;
const seed = Number(process.argv[2] ?? 1);

const texts = CHAPTERS.map((name) => {
  const { stdout, stderr } = spawnSync('git', ['show', `${EDITION}:content/${name}/en.md`], {
    cwd: root,
    encoding: 'utf8'
  });
  if (!stdout) throw new Error(`${name}: ${stderr}`);
  return stripMarkup(stdout).split('\n\n');
});
const part = (held: boolean) =>
  texts.map((paragraphs) =>
    paragraphs.filter((_, i) => (i % HELD_OUT === HELD_OUT - 1) === held).join('\n\n')
  );
const read = part(false);
const held = part(true).join('\n\n');

const kernels = await compileKernels({ relaxed: false });
const run = new TextRun(
  { ...setting, text: read, vocabularyCap: CHARACTERS, rate: RATE, seed },
  kernels ? wasmBackend(kernels) : typescript
);
const began = Date.now();
let best = { bits: Infinity, updates: 0, weights: run.network.data.slice() };
while (run.updates < UPDATES) {
  run.rate = RATE * 0.5 * (1 + Math.cos((Math.PI * run.updates) / UPDATES));
  const { bits } = run.update();
  if (run.updates % CHECK_EVERY !== 0) continue;
  const now = bitsOf(run.network, run.vocabulary, held);
  console.log(`${run.updates} updates: ${bits.toFixed(3)} bits, held out ${now.toFixed(3)}`);
  if (now < best.bits) best = { bits: now, updates: run.updates, weights: run.network.data.slice() };
}
run.network.data.set(best.weights);
const minutes = Math.round((Date.now() - began) / 60_000);
const shipped = await ship('prose', run.network, run.vocabulary.characters);
const count = (n: number) => n.toLocaleString('en');
await writeFormatted(
  'static/models/prose.md',
  `# prose.safetensors

A character model of this book's English prose, for figures of chapter 5.

| | |
| --- | --- |
| network | one layer of ${setting.hiddenSize} LSTM units, ${run.vocabulary.size} characters (the rarest share one), ${count(run.network.data.length)} weights |
| data | the chapters ${CHAPTERS.join(', ')} without markup, as of commit ${EDITION}; every ${HELD_OUT}th paragraph held out: ${count(run.length)} characters read, ${count(Array.from(held).length)} held out |
| SHA-256 of what was read | ${sha256(new TextEncoder().encode(read.join('\0')))} |
| command | \`npm run train -- prose ${seed}\` |
| training | Adam, ${RATE} falling along half a cosine, clipped at ${setting.clip}, chunks of ${setting.T}, ${setting.B} rows, seed ${seed}, the only one tried; update ${count(best.updates)} of ${count(UPDATES)}, about ${minutes} minutes on two shared cores |
| held-out bits per character | ${best.bits.toFixed(3)} as trained, ${bitsOf(shipped.network, run.vocabulary, held).toFixed(3)} as shipped, in whole numbers with a scale for each row |
| limits | It has read the prose of one book about one subject. It writes words, and no sense. Update and text were chosen on the held-out paragraphs, so the number flatters a little |
| licence | CC BY 4.0, as the text |
`
);
