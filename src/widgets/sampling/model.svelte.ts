import { Rng } from '$engine';
import { guessedNumber } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import { Reader } from '$training/character/handed.ts';
import { ModelAtHand } from '$training/character/model-at-hand.svelte.ts';
import type { SamplingParams } from './params.ts';
import { fallen, order, shape, softmax } from './shape.ts';

/** Characters that are written. */
const WRITTEN = 48;
/** Characters of a distribution that are drawn. */
export const SHOWN = 12;
/** In the exercise: three characters, and what each has at temperature 1. */
export const TOY = { characters: ['e', 'a', 'o'], p: [0.6, 0.3, 0.1] };

/** One character that was drawn, and of what. */
export interface Drawn {
  /** At temperature 1, uncut; and after temperature and cuts. */
  p: number[];
  q: number[];
  /** The random number, and the token that it fell on. */
  u: number;
  token: number;
}

/** Characters drawn one by one from a model’s distribution, as temperature and cuts leave it. */
export class Sampling extends Timed {
  readonly params: SamplingParams;
  readonly source: ModelAtHand;

  readonly reader = $derived.by(() => (this.source.handed ? new Reader(this.source.handed) : undefined));
  /** The prompt without what the model has never seen. */
  readonly prompt = $derived.by(() => {
    const known = this.source.now?.vocabulary.characters;
    const all = Array.from(this.params.prompt);
    return known ? all.filter((c) => known.includes(c)) : all;
  });
  readonly drawn: readonly Drawn[] = $derived.by(() => {
    const { reader, prompt } = this;
    if (!reader) return [];
    const { temperature, topK, topP, seed } = this.params;
    const rng = new Rng(seed);
    reader.reset();
    for (const token of reader.vocabulary.encode(prompt.join(''))) reader.read(token);
    return Array.from({ length: WRITTEN }, () => {
      const { scores } = reader;
      const [p, q] = [softmax(scores), shape(scores, { temperature, topK, topP })];
      const u = rng.uniform();
      const token = fallen(q, u);
      reader.read(token);
      return { p, q, u, token };
    });
  });
  readonly characters = $derived.by(() =>
    this.drawn.map(({ token }) => this.reader?.vocabulary.characters[token] ?? '')
  );
  /** −log₂ of what each had at temperature 1. */
  readonly bits = $derived.by(() => this.drawn.map(({ p, token }) => -Math.log2(p[token])));

  constructor(params: SamplingParams, source = new ModelAtHand(() => params.model)) {
    super();
    this.params = params;
    this.source = source;
  }

  get length() {
    return this.params.task === 'none' ? WRITTEN : 0;
  }
  get start() {
    return 0;
  }
  /** Of the character written last; before there is one, of the first. */
  get now(): Drawn | undefined {
    return this.drawn[Math.max(0, this.t - 1)];
  }
  /** The tokens that are drawn, the likeliest first. */
  get tokens(): number[] {
    return this.now ? order(this.now.p).slice(0, SHOWN) : [];
  }
  /** How many characters are left to draw from. */
  get left(): number {
    return this.now?.q.filter((share) => share > 0).length ?? 0;
  }
  /** What the first character's likeliest has at temperature 1 and at ½, in per cent. */
  get cooling(): { before: number; after: number } | undefined {
    const first = this.drawn[0];
    if (!first) return undefined;
    const squares = first.p.map((share) => share * share);
    const total = squares.reduce((sum, square) => sum + square, 0);
    return { before: 100 * Math.max(...first.p), after: (100 * Math.max(...squares)) / total };
  }
  get asks() {
    return this.params.task === 'none' && this.drawn.length > 0;
  }
  get guessed() {
    return guessedNumber(this.params.cooled);
  }

  /** In the exercise: e's share at temperature ½, in whole per cent. */
  get wanted(): number {
    const squares = TOY.p.map((share) => share * share);
    return Math.round((100 * squares[0]) / squares.reduce((sum, square) => sum + square, 0));
  }
  get mistake(): 'same' | 'squared' | 'hot' | undefined {
    const roots = TOY.p.map(Math.sqrt);
    const hot = Math.round((100 * roots[0]) / roots.reduce((sum, root) => sum + root, 0));
    const { answer } = this.params;
    return answer === 60 ? 'same' : answer === 36 ? 'squared' : answer === hot ? 'hot' : undefined;
  }
  get score(): number | undefined {
    if (this.params.task === 'none') return undefined;
    return this.params.answer === this.wanted ? 1 : 0;
  }

  get failure() {
    return this.source.failure;
  }
  restart = () => this.source.retry();

  values() {
    return {
      prompt: this.prompt.join(''),
      text: this.characters.slice(0, this.t).join(''),
      bits: this.bits.slice(0, this.t),
      characters: this.tokens.map((token) => this.reader?.vocabulary.characters[token] ?? ''),
      p: this.tokens.map((token) => this.now?.p[token] ?? 0),
      q: this.tokens.map((token) => this.now?.q[token] ?? 0),
      left: this.left
    };
  }
}
