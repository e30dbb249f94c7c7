import { lex } from '../detective/c-lexer.ts';
import { hypotheses, type Hypothesis } from '../detective/hypotheses.ts';
import { luckOf } from '../detective/luck.ts';
import { probing } from '../detective/probe.ts';
import { alwaysYes, ranked, type Score } from '../detective/score.ts';
import { reading } from '../detective/states.ts';
import { halvesOf, type Target } from '../detective/target.ts';
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

/** Ranks all cells by how well they follow it over the halves of a text. Rests often. */
export function* following(bench: Bench, text: string, followed: Followed): Generator<unknown, Following> {
  const states = yield* reading(bench.network, [bench.encode(text)], { side: 'c' });
  const target = targetOf(followed, text);
  const halves = halvesOf(states.length);
  const cells = ranked(states, target, halves);
  const lucky = (yield* luckOf(states, target, halves)).sort((a, b) => a - b);
  const { score } = yield* probing(states, target, halves);
  const middle = lucky.length >> 1;
  return {
    cells,
    luck: (lucky[middle] + lucky[lucky.length - 1 - middle]) / 2,
    always: alwaysYes(target, halves),
    probe: score
  };
}
