import type { Lang } from '$frame/language.ts';
import { readCorpus } from '$training/corpora/corpora.ts';
import type { TextConfig } from '$training/text-trainer.ts';
import { TextError } from '$training/text/vocabulary.ts';
import type { CharParams } from './params.ts';

/** Share of every document that is not learnt from. */
const HELD_OUT = 0.1;

/** All that decides a run but its text. */
export function configOf(params: CharParams): Omit<TextConfig, 'text'> {
  const { cell, hidden, layers, embedding, chunk, rows, optimiser, rate, clip, fold, seed } = params;
  return {
    vocabularyCap: fold,
    cell: cell === 'relu' ? 'rnn' : cell,
    nonlinearity: cell === 'relu' ? 'relu' : 'tanh',
    hiddenSize: hidden,
    numLayers: layers,
    embeddingSize: embedding,
    T: chunk,
    B: rows,
    optimiser,
    rate,
    clip: clip || null,
    seed,
    heldOut: HELD_OUT
  };
}

/** Parameters that cannot change in the middle of a run. */
const FIXED = [
  'source',
  'cell',
  'hidden',
  'layers',
  'embedding',
  'chunk',
  'rows',
  'optimiser',
  'fold',
  'seed'
] as const satisfies (keyof CharParams)[];

/** What tells one run from another: two with the same key differ in rate and clip at the most. */
export const keyOf = (params: CharParams, lang: Lang, own: number): string =>
  JSON.stringify([
    ...FIXED.map((name) => params[name]),
    params.source === 'book' ? lang : params.source === 'own' ? own : ''
  ]);

/** The parameters that a run had, to go back to. */
export const fixedOf = (params: CharParams): Partial<CharParams> =>
  Object.fromEntries(FIXED.map((name) => [name, params[name]]));

/** The text to learn from. @throws TextError ('empty') where it is the reader's own and there is none */
export async function textOf(
  source: CharParams['source'],
  lang: Lang,
  own: TextConfig['text'] | undefined
): Promise<TextConfig['text']> {
  if (source === 'code') return readCorpus('source');
  if (source === 'book') return readCorpus(lang === 'zh' ? 'chinese' : 'english');
  if (own === undefined) throw new TextError('empty', 'No text of one’s own is there yet.', 0, 1);
  return own;
}
