import type { Job, Lane } from '../work/serve.ts';
import { effecting, type Effect } from './effect.ts';
import { following, type Followed, type Following } from './follow.ts';
import type { Halved } from './halved.ts';
import type { Hold } from './hold.ts';
import { Bench, type Carried } from './network.ts';
import { reading, type Reading } from './reading.ts';
import {
  closing,
  piece,
  write,
  type ClosingAsk,
  type Endings,
  type WriteAsk,
  type Written
} from './writing.ts';

/** What a network can be asked, by the kind of question; and what it answers. */
export interface Questions {
  read: [ask: { text: string; hold?: Hold }, answer: Reading];
  closing: [ask: ClosingAsk, answer: Endings];
  piece: [ask: WriteAsk, answer: string];
  follow: [ask: Halved & { followed: Followed }, answer: Following];
  effect: [ask: { text: string; target: readonly number[]; hold: Hold }, answer: Effect];
}
export type Kind = keyof Questions;
export type Question<K extends Kind = Kind> = { [Each in K]: { kind: Each } & Questions[Each][0] }[K];
export type AnswerTo<K extends Kind> = Questions[K][1];

/** Writes, a character a piece of news. */
export const writer =
  (benchOf: BenchOf): Job<WriteAsk, Written> =>
  (ask, kernels) => [writing(benchOf(kernels), ask)];

/** Answers one question after another, each a piece of news. */
export const answerer =
  (benchOf: BenchOf): Job<readonly Question[], AnswerTo<Kind>> =>
  (questions, kernels) => [answering(benchOf(kernels), questions)];

/** The network at hand, on these kernels. */
type BenchOf = (kernels: WebAssembly.Module | null) => Bench;

/** One bench for one network, made when it is first needed. */
export function benchFor(carried: () => Carried): BenchOf {
  let bench: Bench | undefined;
  return (kernels) => (bench ??= new Bench(carried(), kernels));
}

function* writing(bench: Bench, ask: WriteAsk): Lane<Written> {
  yield* write(bench, ask);
  return undefined;
}

function* answering(bench: Bench, questions: readonly Question[]): Lane<AnswerTo<Kind>> {
  for (const question of questions) {
    switch (question.kind) {
      case 'read':
        yield yield* reading(bench, question.text, question.hold);
        break;
      case 'closing':
        yield yield* closing(bench, question);
        break;
      case 'piece':
        yield piece(bench, question);
        break;
      case 'follow':
        yield yield* silently(following(bench, question, question.followed));
        break;
      case 'effect':
        yield yield* effecting(bench, question.text, question.target, question.hold);
    }
  }
  return undefined;
}

/** What it tells on its way is nobody's news. */
function* silently<Answer>(work: Generator<unknown, Answer>): Generator<undefined, Answer> {
  for (let turn = work.next(); ; turn = work.next()) {
    if (turn.done) return turn.value;
    yield;
  }
}
