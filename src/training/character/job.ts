import { Network } from '../../engine/index.ts';
import type { Job, Lane } from '../work/serve.ts';
import { compress, expand } from './compress.ts';
import { Reader, type Handed } from './handed.ts';
import { ngramBits } from './ngrams.ts';
import { MOST_READ, reach, type Reach, type ReachAsk } from './reach.ts';

export interface PackAsk {
  kind: 'pack';
  text: string;
}
/** How far a text is packed: 0 to 1, over the way there and the way back. */
export interface Packing {
  done: number;
}
/** A text as a model packs it. */
export interface Packed {
  /** Characters. */
  length: number;
  bytes: Uint8Array<ArrayBuffer>;
  /** −log₂ of what the model gave each character, and their sum. */
  bits: Float32Array;
  total: number;
  /** Whether unpacking gave the same text, character by character. */
  same: boolean;
  /** Bits that models take which count what followed the last 0 to 3 characters. */
  ngrams: number[];
}

export type Ask = PackAsk | ReachAsk;
export type News = Packing | Packed | Reach;

/** Characters from one report to the next. */
const REPORT_EVERY = 500;

/** What a model can be asked. @param handed the model; it is read when the first question comes */
export const asked =
  (handed: () => Handed): Job<Ask, News> =>
  (ask, kernels) => [ask.kind === 'pack' ? packing(handed(), ask, kernels) : reaching(handed(), ask)];

function* packing(handed: Handed, { text }: PackAsk, kernels: WebAssembly.Module | null): Lane<News> {
  const reader = new Reader(handed, kernels);
  const length = Array.from(text).length;
  let turns = 0;
  const told = () => (++turns % REPORT_EVERY === 0 ? { done: turns / (2 * length) } : undefined);
  const packer = compress(reader, text);
  let packed = packer.next();
  for (; !packed.done; packed = packer.next()) yield told();
  const { bytes, bits, total } = packed.value;
  const unpacker = expand(reader, bytes);
  let unpacked = unpacker.next();
  for (; !unpacked.done; unpacked = unpacker.next()) yield told();
  yield undefined;
  return { length, bytes, bits, total, same: unpacked.value === text, ngrams: ngramBits(text) };
}

function* reaching({ spec, weights, characters }: Handed, ask: ReachAsk): Lane<News> {
  const net = new Network({ ...spec, dtype: 'float64' });
  net.data.set(weights);
  const tokens = tokensOf(ask, characters);
  yield* reach(net, tokens, ask.back, ask.others);
  return undefined;
}

/** What is read before a character, from a line's end on, and that character; what the model does not know is left out. */
export function tokensOf(
  { text, at }: Pick<ReachAsk, 'text' | 'at'>,
  characters: readonly string[]
): Int32Array {
  const all = Array.from(text).slice(0, at).slice(-MOST_READ);
  const tokens = ['\n', ...all].map((c) => characters.indexOf(c)).filter((token) => token >= 0);
  return Int32Array.from(tokens);
}
