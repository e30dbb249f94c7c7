import { Rng, sampleToken, type FloatArray } from '../../engine/index.ts';
import { Hand } from './hand.ts';
import type { Hold } from './hold.ts';
import { endingOf, type Ending } from './nesting.ts';
import type { Bench } from './network.ts';
import { chances } from './surprise.ts';

export interface WriteAsk {
  /** Read first. */
  prompt: string;
  /** Divides the scores; 0 takes the most likely. */
  temperature: number;
  seed: number;
  /** Characters to write. */
  length: number;
  hold?: Hold;
}

/** One character as it was written, and what else could have been: the likeliest first, as they are drawn from. */
export interface Written {
  character: string;
  /** Its own probability. */
  chance: number;
  likely: readonly { character: string; chance: number }[];
}

/** Alternatives that are told of. */
const LIKELY = 8;

/** Draws characters on from a prompt, from an empty state: each with the scores that it was drawn by. */
function* draw(
  bench: Bench,
  { prompt, temperature, seed, length, hold }: WriteAsk
): Generator<{ token: number; scores: FloatArray }> {
  const rng = new Rng(seed);
  const hand = new Hand(bench, hold);
  const tokens = bench.encode(prompt);
  let scores = hand.read(tokens.length > 0 ? tokens[0] : rng.int(bench.characters.length));
  for (const token of tokens.subarray(1)) scores = hand.read(token);
  for (let i = 0; i < length; i++) {
    const token = sampleToken(scores, rng, { temperature });
    yield { token, scores };
    scores = hand.read(token);
  }
}

/** Writes on from a prompt, and tells what else could have been written. */
export function* write(bench: Bench, ask: WriteAsk): Generator<Written> {
  const { characters } = bench;
  const all = new Float64Array(characters.length);
  for (const { token, scores } of draw(bench, ask)) {
    // At temperature 0 there is no choice: what is told is what the network itself says.
    chances(scores, all, ask.temperature || 1);
    const order = Array.from(all.keys()).sort((a, b) => all[b] - all[a]);
    const likely = order.slice(0, LIKELY).map((v) => ({ character: characters[v], chance: all[v] }));
    yield { character: characters[token], chance: all[token], likely };
  }
}

/** How many pieces of code came to which end. */
export type Endings = Record<Ending, number>;

export interface ClosingAsk {
  prompts: readonly string[];
  temperature: number;
  /** Pieces of each prompt. */
  each: number;
  seed: number;
  /** Characters at most: what has not ended by then is open. */
  most: number;
}

/** Where a function of the kernel's style ends: a brace in the first column. */
const END = '\n}\n';

/** Writes one piece of code from a prompt to its end, or to `most` characters. */
export function piece(bench: Bench, ask: WriteAsk): string {
  let text = ask.prompt;
  for (const { token } of draw(bench, ask)) {
    text += bench.characters[token];
    if (text.endsWith(END)) break;
  }
  return text;
}

/** Writes pieces of code, and counts those whose brackets, quotes and comments close. A turn a piece. */
export function* closing(
  bench: Bench,
  { prompts, temperature, each, seed, most }: ClosingAsk
): Generator<undefined, Endings> {
  const endings: Endings = { closed: 0, wrong: 0, open: 0 };
  for (const [i, prompt] of prompts.entries())
    for (let k = 0; k < each; k++) {
      const text = piece(bench, { prompt, temperature, seed: seed + i * each + k, length: most });
      endings[text.endsWith(END) ? endingOf(text) : endingOf(text) === 'wrong' ? 'wrong' : 'open']++;
      yield;
    }
  return endings;
}
