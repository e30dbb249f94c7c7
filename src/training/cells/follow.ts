import { lex } from '../detective/c-lexer.ts';
import { hypotheses, type Hypothesis } from '../detective/hypotheses.ts';
import { luckOf } from '../detective/luck.ts';
import { probing } from '../detective/probe.ts';
import { alwaysYes, ranked, type Score } from '../detective/score.ts';
import { reading, type States } from '../detective/states.ts';
import { halvesOf, type Target } from '../detective/target.ts';
import type { Halved } from './halved.ts';
import type { Bench } from './network.ts';

/** What a cell is to follow: something that a lexer of C says of each character, or characters that a reader has marked. */
export type Followed = { by: Hypothesis } | { marked: readonly number[] };

export interface Following {
  /** The best on the half that chooses first. */
  cells: readonly Score[];
  /** The best score of all cells under targets that are turned round, its median: the luck of searching many. */
  luck: number;
  /** What an answer scores that is always yes. */
  always: number;
  /** What a weighted sum of all cells scores. */
  probe: number;
}

export const targetOf = (followed: Followed, text: string): Target =>
  'by' in followed
    ? hypotheses[followed.by](lex(text))
    : { kind: 'yes-no', values: Uint8Array.from(followed.marked) };

/** Where a target holds for each character: 1 or 0, and 2 where it is not asked. An amount holds above its mean. */
export function holdsIn({ kind, values, counted }: Target): Uint8Array {
  let [sum, count] = [0, 0];
  for (let t = 0; t < values.length; t++) {
    if (counted && counted[t] === 0) continue;
    sum += values[t];
    count++;
  }
  const above = kind === 'amount' ? sum / Math.max(1, count) : 0;
  return Uint8Array.from({ length: values.length }, (_, t) =>
    counted && counted[t] === 0 ? 2 : Number(values[t] > above)
  );
}

/** Turns of a target whose best scores are the luck of searching. */
const SHIFTS = 12;

/** What one bench has read last, and what its cells held: another hypothesis needs no other reading. */
const readLast = new WeakMap<Bench, { key: string; states: States }>();

function* statesOf(bench: Bench, texts: readonly string[]): Generator<unknown, States> {
  const key = JSON.stringify(texts);
  const last = readLast.get(bench);
  if (last?.key === key) return last.states;
  const tokens = texts.map((text) => bench.encode(text));
  const states = yield* reading(bench.network, tokens, { side: 'c' });
  readLast.set(bench, { key, states });
  return states;
}

/** The targets of several texts as one. */
function joined(targets: readonly Target[]): Target {
  const [{ kind, counted }] = targets;
  return {
    kind,
    values: targets.flatMap(({ values }) => Array.from(values)),
    counted: counted && Uint8Array.from(targets.flatMap((target) => Array.from(target.counted ?? [])))
  };
}

/**
 * Ranks all cells by how well they follow it, chosen on the characters before the middle and scored on those behind. Rests
 * often.
 */
export function* following(
  bench: Bench,
  { texts, middle }: Halved,
  followed: Followed
): Generator<unknown, Following> {
  const states = yield* statesOf(bench, texts);
  const target = joined(texts.map((text) => targetOf(followed, text)));
  const halves = halvesOf(states.length, middle);
  const cells = ranked(states, target, halves);
  const lucky = (yield* luckOf(states, target, halves, SHIFTS)).sort((a, b) => a - b);
  const { score } = yield* probing(states, target, halves);
  const at = lucky.length >> 1;
  return {
    cells,
    luck: (lucky[at] + lucky[lucky.length - 1 - at]) / 2,
    always: alwaysYes(target, halves),
    probe: score
  };
}

/** One text, in two halves. */
export const inHalves = (text: string): Halved => ({
  texts: [text],
  middle: Math.floor(Array.from(text).length / 2)
});
