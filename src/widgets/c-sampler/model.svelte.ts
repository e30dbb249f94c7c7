import { guessedNumber, type Json } from '$frame/params/index.ts';
import { Desk, writingWork } from '$training/cells/desk.svelte.ts';
import type { Question } from '$training/cells/job.ts';
import { shipped } from '$training/cells/shipped.svelte.ts';
import type { Source } from '$training/cells/source.ts';
import type { Endings, WriteAsk, Written } from '$training/cells/writing.ts';
import { History } from '$training/work/history.svelte.ts';
import { Played } from '$training/work/played.ts';
import type { SamplerParams } from './params.ts';

/** Characters a second that can be read along. */
const READING = 34;
/** More than any worker makes. */
const FAST = 1e6;
/** Where the figure starts: something has been written. */
const START = 150;

/** At which temperatures pieces are counted; the guess is about one of them. */
export const TEMPERATURES = [0.2, 0.4, 0.6, 0.8, 1, 1.2] as const;
export const ASKED = TEMPERATURES.indexOf(1);
/** Four heads of functions, five pieces of each. */
export const PIECES = 20;
/** Heads of functions, whose bodies are still to be written. */
const HEADS = [
  'static int ring_init(struct ring *ring)\n{\n',
  'static void ring_fini(struct ring *ring)\n{\n',
  'static bool ring_is_empty(struct ring *ring)\n{\n',
  'int ring_wait(struct ring *ring, long timeout)\n{\n'
];
const closing = (temperature: number): Question<'closing'> => ({
  kind: 'closing',
  prompts: HEADS,
  temperature,
  each: PIECES / 4,
  seed: 1,
  most: 800
});

/** A network writes C, character by character, with what else it could have written. */
export class CSampler extends Played<WriteAsk, Written> {
  readonly params: SamplerParams;
  readonly source: Source;
  readonly history: History<WriteAsk, Written>;
  readonly #desk: Desk;

  readonly ask: WriteAsk = $derived.by(() => {
    const { prompt, temperature, seed, length } = this.params;
    return { prompt, temperature, seed, length };
  });
  readonly written: readonly Written[] = $derived.by(() =>
    this.history.of(this.ask).news[0].slice(0, this.t)
  );
  /** What stands on the page, by character: the prompt and what was written. */
  readonly text: readonly string[] = $derived.by(() => [
    ...Array.from(this.params.prompt),
    ...this.written.map(({ character }) => character)
  ]);
  readonly given = $derived.by(() => Array.from(this.params.prompt).length);
  /** The character written last. */
  readonly last: Written | undefined = $derived.by(() => this.written.at(-1));
  /** Its place among all characters, the likeliest being 1; undefined beyond those that are told of. */
  readonly rank = $derived.by(() => {
    const place = this.last?.likely.findIndex(({ character }) => character === this.last?.character) ?? -1;
    return place < 0 ? undefined : place + 1;
  });
  /** How the pieces ended at each temperature, as far as they are counted. */
  readonly endings: readonly (Endings | undefined)[] = $derived.by(() =>
    TEMPERATURES.map((temperature) => this.#desk.answer(closing(temperature)))
  );

  constructor(params: SamplerParams, source = shipped('c')) {
    super();
    this.params = params;
    this.source = source;
    this.#desk = new Desk(() => source);
    this.history = new History<WriteAsk, Written>({
      works: [writingWork(() => source)],
      asks: () => [this.ask],
      lanesOf: () => 1,
      most: () => this.params.length,
      kept: 30,
      get pace() {
        return params.pace === 'reading' ? READING : FAST;
      }
    });
    this.history.seek(Math.min(START, params.length));
  }

  override get failure() {
    return this.history.failure ?? this.#desk.failure;
  }
  override restart = () => {
    if (this.#desk.failure) this.#desk.restart();
    if (this.history.failure) this.history.restart();
  };
  override destroy = () => {
    this.history.destroy();
    this.#desk.terminate();
  };

  /** There is a guess to make only where it is counted. */
  get asks(): boolean {
    return this.params.count;
  }
  /** How many of the pieces at the temperature that is asked for were expected to close. */
  get guessed(): number | undefined {
    return guessedNumber(this.params.guess);
  }
  /** How pieces end is counted once it has been guessed. A view calls it after every change. */
  request = (asking: boolean) => {
    if (this.params.count && !asking) this.#desk.ask(TEMPERATURES.map(closing));
  };

  values(): Record<string, Json> {
    return {
      text: this.text.join(''),
      character: this.written.map(({ character }) => character),
      chance: this.written.map(({ chance }) => chance),
      likeliest: this.written.map(({ likely }) => likely[0].character),
      chanceOfLikeliest: this.written.map(({ likely }) => likely[0].chance),
      temperature: this.params.temperature,
      temperatures: [...TEMPERATURES],
      pieces: PIECES,
      closed: this.endings.map((endings) => endings?.closed ?? null),
      wrong: this.endings.map((endings) => endings?.wrong ?? null),
      open: this.endings.map((endings) => endings?.open ?? null)
    };
  }
}
