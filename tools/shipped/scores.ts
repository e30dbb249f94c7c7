import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernels, Network, wasmBackend } from '../../src/engine/index.ts';
import type { Hypothesis } from '../../src/training/detective/hypotheses.ts';
import { reporting, type Report } from '../../src/training/detective/report.ts';
import { halved, heldOutTexts } from '../../src/training/shipped/held-out.ts';
import { characterModel, untrained } from '../../src/training/shipped/model.ts';
import { Vocabulary } from '../../src/training/text/vocabulary.ts';
import { root } from '../run.mjs';
import type { RecipeName } from './recipes.ts';

/** What is asked of each model. */
const asked: Record<RecipeName, readonly Hypothesis[]> = {
  c: [
    'comment',
    'body',
    'depth',
    'quoteInCode',
    'conditionInCode',
    'parenthesesInCode',
    'quote',
    'preprocessor',
    'column'
  ],
  lines: ['column']
};

const words: Record<Hypothesis, string> = {
  comment: 'inside a comment',
  body: 'in a function',
  depth: 'depth of braces',
  quoteInCode: 'inside quotes, in code',
  conditionInCode: 'inside the parentheses of an if, in code',
  parenthesesInCode: 'inside parentheses, in code',
  quote: 'inside quotes, anywhere',
  preprocessor: 'inside a preprocessor line',
  column: 'position in the line',
  indentation: 'in the indentation',
  word: 'in a word'
};

/** Of a model as it is shipped, on the texts beside it. */
export async function reportOf(id: RecipeName): Promise<Report> {
  const read = (file: string) => readFileSync(join(root, 'static/models', file));
  const model = characterModel(id, read(`${id}.safetensors`));
  const before = untrained(model);
  const module = await compileKernels();
  if (!before || !module) throw new Error('A start and WebAssembly SIMD are needed.');
  const fast = ({ spec, data }: Network) => {
    const network = new Network(spec, { backend: wasmBackend(module) });
    network.data.set(data);
    return network;
  };
  const vocabulary = new Vocabulary({ characters: model.characters });
  const turns = reporting({
    network: fast(model.network),
    untrained: fast(before),
    ...halved(heldOutTexts(read(`${id}-held-out.json`))),
    encode: (text) => vocabulary.encode(text),
    side: 'c',
    asked: asked[id]
  });
  for (;;) {
    const turn = turns.next();
    if (turn.done) return turn.value;
  }
}

/** What a card says of it, as lines of Markdown. */
export function linesOf({ characters, bits, rows }: Report): string[] {
  const two = (value: number) => value.toFixed(3);
  return [
    `**${bits.toFixed(3)} bits per character** on ${characters.toLocaleString('en')} characters that it has not learnt from.`,
    '',
    '| what is asked | measure | best cell | score | untrained network | luck | all cells | all cells, untrained | always yes |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(({ hypothesis, kind, best, untrained, luck, probe, untrainedProbe, always }) => {
      const measure = kind === 'yes-no' ? 'F1' : '\\|r\\|';
      const cells = [two(best.score), two(untrained.score), two(luck), two(probe), two(untrainedProbe)];
      const yes = kind === 'yes-no' ? two(always) : '–';
      return `| ${words[hypothesis]} | ${measure} | ${best.cell} | ${cells.join(' | ')} | ${yes} |`;
    })
  ];
}
