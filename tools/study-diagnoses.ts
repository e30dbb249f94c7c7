// What the diagnoses of src/training/diagnosis say of runs that are well and of runs made ill on purpose. Writes its
// tables into docs/decisions/diagnoses.md. Run by: npm run study -- diagnoses
import { setFlagsFromString } from 'node:v8';
import { readdirSync, readFileSync } from 'node:fs';
import { compileKernels, typescript, wasmBackend } from '../src/engine/index.ts';
import type { Kind } from '../src/training/diagnosis/diagnose.ts';
import type { TextRunConfig } from '../src/training/run/config.ts';
import { TextRun } from '../src/training/run/run.ts';
import { writeMeasured } from './written.ts';

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const PAGE = 'docs/decisions/diagnoses.md';
const content = new URL('../content/', import.meta.url);
const text = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('en.md'))
  .sort()
  .map((path) => readFileSync(new URL(path, content), 'utf8'));

const UPDATES = 600;
const SEEDS = [1, 2];
const base: Omit<TextRunConfig, 'seed'> = {
  text,
  cell: 'lstm',
  hiddenSize: 64,
  T: 64,
  B: 16,
  optimiser: 'adam',
  rate: 0.002,
  clip: 5
};

interface Case {
  name: string;
  change: Partial<TextRunConfig>;
  /** What is wrong with it on purpose: at least one of these must be said. */
  ill?: Kind[];
  /** What is wrong with it, too, or may be. */
  also?: Kind[];
}

const relu = { cell: 'rnn', nonlinearity: 'relu' } as const;
const sgd = { optimiser: 'sgd', momentum: 0.9 } as const;
const cases: Case[] = [
  { name: 'lstm', change: {} },
  { name: 'lstm, rate 0.001', change: { rate: 1e-3 } },
  { name: 'lstm, rate 0.005', change: { rate: 5e-3 } },
  { name: 'lstm, rate 0.01', change: { rate: 1e-2 } },
  { name: 'lstm, T 16', change: { T: 16 } },
  { name: 'lstm, T 128', change: { T: 128 } },
  { name: 'lstm, forget bias 1', change: { init: { forgetBias: 1 } } },
  { name: 'lstm, 128 units', change: { hiddenSize: 128 } },
  { name: 'lstm, 2 layers', change: { numLayers: 2 } },
  { name: 'lstm, not clipped', change: { clip: null } },
  { name: 'lstm, rmsprop', change: { optimiser: 'rmsprop' } },
  { name: 'lstm, sgd, rate 1', change: { ...sgd, rate: 1 } },
  { name: 'gru', change: { cell: 'gru' } },
  { name: 'gru, rate 0.001', change: { cell: 'gru', rate: 1e-3 } },
  { name: 'gru, rate 0.005', change: { cell: 'gru', rate: 5e-3 } },
  { name: 'gru, T 16', change: { cell: 'gru', T: 16 } },
  { name: 'rnn, orthogonal', change: { cell: 'rnn', init: { recurrent: 'orthogonal' } } },
  {
    name: 'rnn, orthogonal, rate 0.001',
    change: { cell: 'rnn', rate: 1e-3, init: { recurrent: 'orthogonal' } }
  },
  { name: 'rnn, orthogonal, T 16', change: { cell: 'rnn', T: 16, init: { recurrent: 'orthogonal' } } },
  { name: 'rnn', change: { cell: 'rnn' }, also: ['vanishing'] },
  { name: 'rnn, rate 0.001', change: { cell: 'rnn', rate: 1e-3 }, also: ['vanishing'] },
  { name: 'rnn, sgd, rate 0.1', change: { cell: 'rnn', ...sgd, rate: 0.1 }, also: ['vanishing'] },
  { name: 'relu, rate 0.001', change: { ...relu, rate: 1e-3 }, also: ['exploding'] },
  {
    name: 'relu, orthogonal, rate 0.001',
    change: { ...relu, rate: 1e-3, init: { recurrent: 'orthogonal' } },
    also: ['exploding']
  },
  {
    name: 'rnn, spectral radius 0.2',
    change: { cell: 'rnn', rate: 1e-3, init: { spectralRadius: 0.2 } },
    ill: ['vanishing']
  },
  {
    name: 'rnn, rate 0.1',
    change: { cell: 'rnn', rate: 0.1 },
    ill: ['saturated'],
    also: ['vanishing', 'exploding']
  },
  {
    name: 'rnn, spectral radius 3',
    change: { cell: 'rnn', init: { spectralRadius: 3 } },
    ill: ['exploding'],
    also: ['always-clipping', 'saturated']
  },
  {
    name: 'rnn, spectral radius 10',
    change: { cell: 'rnn', init: { spectralRadius: 10 } },
    ill: ['exploding'],
    also: ['always-clipping', 'saturated']
  },
  {
    name: 'relu, identity, rate 0.001',
    change: { ...relu, rate: 1e-3, init: { recurrent: 'identity' } },
    ill: ['dead'],
    also: ['exploding', 'diverged', 'always-clipping']
  },
  {
    name: 'relu, rate 0.1',
    change: { ...relu, rate: 0.1 },
    ill: ['dead'],
    also: ['exploding', 'diverged', 'vanishing']
  },
  {
    name: 'lstm, rate 1',
    change: { rate: 1 },
    ill: ['saturated'],
    also: ['diverged', 'vanishing', 'exploding']
  },
  {
    name: 'rnn, sgd, rate 10, spectral radius 2, not clipped',
    change: { cell: 'rnn', optimiser: 'sgd', rate: 10, clip: null, init: { spectralRadius: 2 } },
    ill: ['diverged'],
    also: ['saturated', 'vanishing', 'exploding']
  },
  { name: 'lstm, clip 0.05', change: { clip: 0.05 }, ill: ['always-clipping'] },
  { name: 'lstm, sgd, clip 0.05', change: { ...sgd, rate: 1, clip: 0.05 }, ill: ['always-clipping'] },
  { name: 'lstm, rate 10⁻⁷', change: { rate: 1e-7 }, ill: ['rate-too-small'] },
  { name: 'lstm, rate 10⁻⁶', change: { rate: 1e-6 }, ill: ['rate-too-small'] },
  { name: 'lstm, rate 10⁻⁵', change: { rate: 1e-5 }, ill: ['rate-too-small'] },
  { name: 'lstm, sgd, rate 10⁻⁴', change: { ...sgd, rate: 1e-4 }, ill: ['rate-too-small'] }
];

const kernels = await compileKernels();

/** In how many of its looks a run was told so, and its mean loss at the end; nats. */
function study(change: Partial<TextRunConfig>, seed: number) {
  const run = new TextRun({ ...base, ...change, seed }, kernels ? wasmBackend(kernels) : typescript);
  const said = new Map<Kind, number>();
  let looks = 0;
  let loss = 0;
  for (let i = 0; i < UPDATES; i++) {
    const one = run.update();
    if (i >= UPDATES - 50) loss += one.loss / 50;
    if (run.updates % 10 !== 0) continue;
    looks++;
    for (const { kind } of run.diagnoses) said.set(kind, (said.get(kind) ?? 0) + 1);
  }
  return { said, looks, loss };
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;

let wellLooks = 0;
let wellAlarmed = 0;
const healthy: string[] = [];
const sick: string[] = [];
for (const { name, change, ill = [], also = [] } of cases) {
  const runs = SEEDS.map((seed) => study(change, seed));
  const looks = runs.reduce((sum, run) => sum + run.looks, 0);
  const kinds = [...new Set(runs.flatMap(({ said }) => [...said.keys()]))];
  const words = kinds.map((kind) => {
    const times = runs.reduce((sum, { said }) => sum + (said.get(kind) ?? 0), 0);
    const is = ill.includes(kind) ? '**' : also.includes(kind) ? '' : '_';
    return `${is}${kind}${is} ${percent(times, looks)}`;
  });
  const missed = runs.filter(({ said }) => ill.length > 0 && !ill.some((kind) => said.has(kind))).length;
  if (missed > 0) words.push(`missed in ${missed} of ${runs.length}`);
  if (ill.length === 0) {
    wellLooks += looks;
    for (const { said } of runs)
      for (const [kind, times] of said) if (!also.includes(kind)) wellAlarmed += times;
  }
  const losses = runs.map(({ loss }) => loss.toFixed(2)).join(', ');
  const line = `| ${name} | ${losses} | ${words.join(', ') || '–'} |`;
  (ill.length > 0 ? sick : healthy).push(line);
  console.log(line);
}

const head = (what: string) => [
  `| ${what} | loss at the end | said, in so many of the looks |`,
  '| --- | --- | --- |'
];
const lines = [
  `Text: ${text.join('').length} characters. ${UPDATES} updates, a look every 10, seeds ${SEEDS.join(' and ')}; unless said ` +
    `otherwise ${base.hiddenSize} units, T ${base.T}, B ${base.B}, Adam, rate ${base.rate}, clip ${base.clip}, PyTorch's start.`,
  '',
  ...head('runs that are well'),
  ...healthy,
  '',
  `False alarms: ${wellAlarmed} in ${wellLooks} looks.`,
  '',
  ...head('runs made ill'),
  ...sick
];
console.log(lines.at(-3 - sick.length - 1));

await writeMeasured(PAGE, lines);
