import { guessedNumber } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import { Asking } from '$training/character/asking.svelte.ts';
import { Reader } from '$training/character/handed.ts';
import type { PackAsk, Packed, Packing } from '$training/character/job.ts';
import { ModelAtHand } from '$training/character/model-at-hand.svelte.ts';
import { Shares } from '$training/character/shares.ts';
import { RARE } from '$training/text/vocabulary.ts';
import { gzipped, utf8Length } from './gzip.ts';
import { LINKED, MOST, type CompressorParams } from './params.ts';
import { samples } from './samples.ts';

/** Characters whose way through the coder is shown. */
const PLAYED = 24;
/** In the exercise: two models, and a text. */
export const EXERCISE = { bits: 2.1, perplexity: 4.6, characters: 8000 };

/** The part of the interval that each token would keep, in the coder's own order; and the one that came. */
export interface Choice {
  p: number[];
  /** −1 for a character that the model does not know. */
  token: number;
}

export const contenders = ['gzip', 'trigram', 'model'] as const;
export type Contender = (typeof contenders)[number];

/** A model drives an arithmetic coder: how sure it is, and how small the file becomes. */
export class Compressor extends Timed {
  readonly params: CompressorParams;
  readonly source: ModelAtHand;
  readonly #asking: Asking;
  /** The reader's own text, where it is too long for a link. */
  #long = $state.raw<string>();
  #gzip = $state.raw<{ text: string; bytes: number | undefined }>();

  readonly text = $derived.by(() => {
    const { sample, own } = this.params;
    return sample === 'own' ? (this.#long ?? own) : samples[sample];
  });
  readonly characters = $derived.by(() => Array.from(this.text));
  readonly ask: PackAsk = $derived.by(() => ({ kind: 'pack', text: this.text }));
  readonly #news = $derived.by(() => this.#asking.newsOf(this.source.handed, this.ask) ?? []);
  readonly packed = $derived.by(() => this.#news.find((one): one is Packed => 'bytes' in one));
  /** How much of the work is done, 0 to 1. */
  readonly done = $derived.by(
    () => (this.#news.findLast((one): one is Packing => 'done' in one) ?? { done: 0 }).done
  );
  readonly utf8 = $derived.by(() => utf8Length(this.text));
  readonly gzip = $derived.by(() => (this.#gzip?.text === this.text ? this.#gzip.bytes : undefined));
  /** Bytes for models that count, by the characters of their context. */
  readonly ngrams = $derived.by(() => this.packed?.ngrams.map((bits) => Math.ceil(bits / 8)));
  /** The first characters on their way through the coder. */
  readonly choices: readonly Choice[] = $derived.by(() => {
    const { handed } = this.source;
    if (!handed) return [];
    const reader = new Reader(handed);
    const { characters } = reader.vocabulary;
    const rare = characters.indexOf(RARE);
    const shares = new Shares(characters.length);
    return this.characters.slice(0, PLAYED).map((character) => {
      shares.set(reader.scores, rare);
      const found = character === RARE ? -1 : characters.indexOf(character);
      if (found >= 0 || rare >= 0) reader.read(found >= 0 ? found : rare);
      return { p: Array.from(shares.p), token: found };
    });
  });

  constructor(params: CompressorParams, source = new ModelAtHand(() => params.model), asking = new Asking()) {
    super();
    this.params = params;
    this.source = source;
    this.#asking = asking;
    this.seek(3);
  }

  get length() {
    return Math.min(PLAYED, this.characters.length);
  }
  get start() {
    return Math.min(3, this.length);
  }
  reset = () => {
    this.#long = undefined;
    this.seek(3);
  };
  get asks() {
    return this.params.task === 'none';
  }
  get guessed(): Contender | undefined {
    const number = guessedNumber(this.params.smallest);
    return number === undefined ? undefined : contenders[Math.round(number)];
  }
  /** Bytes of those that the guess is about; undefined while one is not known. */
  get sizes(): Record<Contender, number> | undefined {
    const { gzip, ngrams, packed } = this;
    if (gzip === undefined || !ngrams || !packed) return undefined;
    return { gzip, trigram: ngrams[3], model: packed.bytes.length };
  }
  get smallest(): Contender | undefined {
    const { sizes } = this;
    return sizes && contenders.reduce((best, one) => (sizes[one] < sizes[best] ? one : best));
  }
  /** Whether the reader's text was cut. */
  cut = $state(false);

  /** Packs a text of the reader's own. */
  write = (text: string) => {
    const whole = Array.from(text);
    this.cut = whole.length > MOST;
    const taken = this.cut ? whole.slice(0, MOST).join('') : text;
    this.#long = taken.length > LINKED ? taken : undefined;
    this.params.own = this.#long === undefined ? taken : '';
    this.params.sample = 'own';
  };

  /** Asks for what is not known. A view calls it after every change. */
  request = () => {
    this.source.load();
    if (this.text !== '') this.#asking.ask(this.source.handed, this.ask);
    const { text } = this;
    if (this.#gzip?.text === text) return;
    void gzipped(text).then((bytes) => {
      if (this.text === text) this.#gzip = { text, bytes };
    });
  };

  get failure() {
    return this.source.failure ?? this.#asking.failure;
  }
  restart = () => {
    if (this.source.failure) this.source.retry();
    else this.#asking.restart();
    this.request();
  };
  destroy = () => this.#asking.terminate();

  /** In the exercise: bytes that the better of two models needs. */
  get wanted(): number {
    return Math.ceil((EXERCISE.bits * EXERCISE.characters) / 8);
  }
  get mistake(): 'bits' | 'other' | 'perplexity' | undefined {
    const { bits, perplexity, characters } = EXERCISE;
    const other = (Math.log2(perplexity) * characters) / 8;
    const { answer } = this.params;
    if (answer === bits * characters) return 'bits';
    if (Math.abs(answer - other) < 8) return 'other';
    return answer === (perplexity * characters) / 8 ? 'perplexity' : undefined;
  }
  get score(): number | undefined {
    if (this.params.task === 'none') return undefined;
    return this.params.answer === this.wanted ? 1 : 0;
  }

  values() {
    const { packed } = this;
    return {
      characters: this.characters.length,
      utf8: this.utf8,
      gzip: this.gzip ?? null,
      ngrams: this.ngrams ?? [],
      bytes: packed?.bytes.length ?? null,
      bits: packed ? packed.total : null,
      bitsPerCharacter: packed && packed.length > 0 ? packed.total / packed.length : null,
      same: packed?.same ?? null
    };
  }
}
