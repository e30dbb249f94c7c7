import type { Network } from '../../engine/index.ts';
import { hypotheses, type Hypothesis } from './hypotheses.ts';
import { lexAll } from './join.ts';
import { luckOf } from './luck.ts';
import { probing } from './probe.ts';
import { alwaysYes, ranked, type Score } from './score.ts';
import { reading, type Side, type States } from './states.ts';
import { halvesOf, type Halves, type Target } from './target.ts';

/** What a network is worth on texts that it has not learnt from. */
export interface Report {
  characters: number;
  /** Bits per character, without each text's first. */
  bits: number;
  rows: Row[];
}

/** How one hypothesis is followed: F1 where it is yes or no, the size of r where it is an amount. */
export interface Row {
  hypothesis: Hypothesis;
  kind: Target['kind'];
  /** The cell that did best on the half that chooses, and its score on the other. */
  best: Score;
  /** The same search in the network before it learnt anything. */
  untrained: Score;
  /** Of the best scores under shifted targets the median. */
  luck: number;
  /** All cells together, and all cells of the untrained network. */
  probe: number;
  untrainedProbe: number;
  /** What it scores to say yes always. */
  always: number;
}

export interface ReportOptions {
  /** With a backend of its own, each. */
  network: Network;
  untrained: Network;
  /** In halves: all texts of the first, then all of the second, which begins at `middle`. */
  texts: readonly string[];
  middle: number;
  encode: (text: string) => Int32Array;
  side: Side;
  asked: readonly Hypothesis[];
  shifts?: number;
}

/** Rests every so often. */
export function* reporting(options: ReportOptions): Generator<unknown, Report, void> {
  const { network, untrained, texts, middle, encode, side, asked, shifts = 5 } = options;
  const tokens = texts.map(encode);
  const states = yield* reading(network, tokens, { side });
  const before = yield* reading(untrained, tokens, { side });
  const halves = halvesOf(states.length, middle);
  const lexed = lexAll(texts);
  const rows: Row[] = [];
  for (const hypothesis of asked) {
    const target: Target = hypotheses[hypothesis](lexed);
    rows.push({ hypothesis, ...(yield* rowOf(states, before, target, halves, shifts)) });
  }
  return { characters: states.length, bits: meanCost(states, tokens), rows };
}

function* rowOf(
  states: States,
  before: States,
  target: Target,
  halves: Halves,
  shifts: number
): Generator<unknown, Omit<Row, 'hypothesis'>, void> {
  const best = ranked(states, target, halves)[0];
  yield;
  const untrained = ranked(before, target, halves)[0];
  const luck = (yield* luckOf(states, target, halves, shifts)).sort((a, b) => a - b);
  const probe = (yield* probing(states, target, halves)).score;
  const untrainedProbe = (yield* probing(before, target, halves)).score;
  const always = alwaysYes(target, halves);
  return { kind: target.kind, best, untrained, luck: luck[luck.length >> 1], probe, untrainedProbe, always };
}

/** What characters cost on average; a text's first is predicted by nobody. */
function meanCost({ bits }: States, texts: readonly Int32Array[]): number {
  let [sum, count, at] = [0, 0, 0];
  for (const { length } of texts) {
    for (let t = 1; t < length; t++) sum += bits[at + t];
    count += Math.max(0, length - 1);
    at += length;
  }
  return sum / Math.max(1, count);
}
