import type { Json } from '$frame/params/index.ts';
import { Running } from '$frame/running.svelte.ts';
import { Desk } from '$training/cells/desk.svelte.ts';
import type { Effect } from '$training/cells/effect.ts';
import { holdsIn, inHalves, targetOf, type Followed, type Following } from '$training/cells/follow.ts';
import { enoughOf, type Halved } from '$training/cells/halved.ts';
import { heldOutOfC } from '$training/cells/held-out.ts';
import type { Hold } from '$training/cells/hold.ts';
import type { Question } from '$training/cells/job.ts';
import { readable } from '$training/cells/network.ts';
import type { Reading } from '$training/cells/reading.ts';
import sample from '$training/cells/sample.c?raw';
import { shipped } from '$training/cells/shipped.svelte.ts';
import type { Source } from '$training/cells/source.ts';
import type { Score } from '$training/detective/score.ts';
import { taughtSource } from '$training/cells/taught-source.svelte.ts';
import { marked, readMarks, writeMarks } from './marks.ts';
import { outcomes, type DetectiveParams, type Outcome } from './params.ts';

/** Where the figure starts. */
const START = 700;
/** In exercises: what is near enough to the best, what looks right, and how far above luck counts as better than luck. */
const NEAR = 0.05;
const LOOKS_RIGHT = 0.8;
/** A mean that moves by less than this many bits is not said to have become worse. */
const NOTICED = 0.05;
/** What it writes on from while the cell is held: into what the hypothesis is about, where that has a beginning. */
const BEGINNING = 'static int ring_open(struct ring *ring)\n{\n\t';
const intoIt: Partial<Record<string, string>> = {
  quote: 'dev_err(ring->dev, "',
  quoteInCode: 'dev_err(ring->dev, "',
  comment: '/* ',
  conditionInCode: 'if (',
  parenthesesInCode: 'spin_lock(',
  preprocessor: '\n#if'
};

/** Looks for the cell that follows a hypothesis, and then takes that cell away. */
export class CellDetective extends Running {
  readonly params: DetectiveParams;
  readonly #shipped: Source;
  readonly #texts = heldOutOfC();
  readonly #taught = taughtSource();
  readonly source: Source = $derived.by(() =>
    this.params.own && this.#taught.carried ? this.#taught : this.#shipped
  );
  readonly #desk: Desk;

  /** What is read, by character. */
  readonly text: readonly string[] = $derived.by(() => {
    const { carried } = this.source;
    const otherwise = this.isTaught ? this.#taught.excerpt : sample;
    const text = this.params.code === '' ? otherwise : this.params.code;
    return Array.from(carried ? readable(text, carried.characters) : text);
  });
  readonly #followed: Followed = $derived.by(() => {
    const { hypothesis, marks } = this.params;
    return hypothesis === 'marks'
      ? { marked: Array.from(readMarks(marks, this.text.length)) }
      : { by: hypothesis };
  });
  /** 1 where the hypothesis holds, 2 where it is not asked. */
  readonly target: Uint8Array = $derived.by(() => holdsIn(targetOf(this.#followed, this.text.join(''))));
  readonly #read: Question<'read'> = $derived.by(() => ({ kind: 'read', text: this.text.join('') }));
  /** What cells are ranked by: text that the model has not learnt from, or the reader's own. Undefined while it comes. */
  readonly #halved: Halved | undefined = $derived.by(() => {
    const { hypothesis, code } = this.params;
    if (hypothesis === 'marks' || code !== '' || this.isTaught || this.#texts.failure)
      return inHalves(this.text.join(''));
    return this.#texts.content && enoughOf(this.#texts.content);
  });
  readonly #rank: Question<'follow'> | undefined = $derived.by(
    () => this.#halved && { kind: 'follow', ...this.#halved, followed: this.#followed }
  );
  readonly reading: Reading | undefined = $derived.by(() => this.#desk.answer(this.#read));
  readonly ranking: Following | undefined = $derived.by(() =>
    this.holds && this.#rank ? this.#desk.answer(this.#rank) : undefined
  );
  /** Whether the hypothesis holds anywhere, and not everywhere. */
  readonly holds: boolean = $derived.by(() => this.target.includes(1) && this.target.includes(0));
  /** The score of the cell that is shown. */
  readonly scored: Score | undefined = $derived.by(() =>
    this.ranking?.cells.find(({ cell }) => cell === this.cell)
  );
  /** Where it is held, while it is. */
  readonly hold: Hold | undefined = $derived.by(() => {
    const { act } = this.params;
    if (act === 'none' || !this.reading || !this.holds || !this.chosen) return undefined;
    return { cell: this.cell, value: act === 'silence' ? 0 : this.#mean(act === 'on' ? 1 : 0) };
  });
  readonly prompt: string = $derived.by(() => BEGINNING + (intoIt[this.params.hypothesis] ?? ''));
  readonly #acts: readonly Question[] = $derived.by(() => {
    const { hold } = this;
    if (!hold) return [];
    const piece = { kind: 'piece', prompt: this.prompt, temperature: 0.4, seed: 3, length: 160 } as const;
    const text = this.text.join('');
    return [
      { kind: 'effect', text, target: Array.from(this.target), hold } as const,
      piece,
      { ...piece, hold }
    ];
  });
  readonly effect: Effect | undefined = $derived.by(() => {
    const [effect] = this.#acts;
    return effect && this.#desk.answer(effect as Question<'effect'>);
  });
  /** What it writes, left alone and held. */
  readonly pieces: readonly (string | undefined)[] = $derived.by(() =>
    this.#acts.slice(1).map((piece) => this.#desk.answer(piece as Question<'piece'>))
  );

  constructor(params: DetectiveParams, source = shipped('c')) {
    super();
    this.params = params;
    this.#shipped = source;
    this.#desk = new Desk(() => this.source);
    this.seek(START);
  }

  /** Whether it looks at the model that the reader has trained. */
  get isTaught(): boolean {
    return this.source === this.#taught;
  }
  get hasTaught(): boolean {
    return this.#taught.carried !== undefined;
  }
  get length(): number {
    return this.text.length;
  }
  get at(): number {
    return Math.max(0, this.t - 1);
  }
  get cells(): number {
    return this.reading?.cells ?? this.source.carried?.spec.hiddenSize ?? 256;
  }
  /** The cell that is shown, from 0: the reader's, else the best; in an exercise that looks for it, the first. */
  get cell(): number {
    const { cell, task } = this.params;
    if (cell > 0) return Math.min(cell, this.cells) - 1;
    return task === 'find' ? 0 : (this.ranking?.cells[0].cell ?? 0);
  }
  /** Its place among all cells, from 1. */
  get place(): number {
    return (this.ranking?.cells.findIndex(({ cell }) => cell === this.cell) ?? -1) + 1;
  }
  /** What the cell holds after a character, from −1 to 1. */
  value = (i: number): number => (this.chosen ? this.#at(i, this.cell) : 0);
  /** Whether the cell that is to be shown is known. */
  get chosen(): boolean {
    return this.params.cell > 0 || this.params.task === 'find' || this.ranking !== undefined;
  }
  /** What all cells hold at the character shown. */
  get column(): number[] {
    return Array.from({ length: this.cells }, (_, cell) => this.#at(this.at, cell));
  }
  /** Characters of what is written that were given. */
  get given(): number {
    return this.prompt.length;
  }

  get failure() {
    return this.#desk.failure;
  }
  restart = () => {
    this.#desk.restart();
  };
  override destroy = () => {
    this.pause();
    this.#desk.terminate();
  };
  /** Has the network come, and what it has not learnt from. */
  load = () => {
    this.source.load();
    this.#texts.load();
  };
  /** A view calls it after every change. */
  request = (asking: boolean) => {
    const questions: Question[] = [this.#read];
    if (this.holds && this.#rank) questions.push(this.#rank);
    if (this.asks && !asking) questions.push(...this.#acts);
    this.#desk.ask(questions);
  };

  pick = (cell: number) => {
    this.params.cell = cell + 1;
    this.params.guess = null;
  };
  /** A character is no longer in the hypothesis, or all from one to another are. */
  mark = (from: number, to: number) => {
    this.params.marks = writeMarks(marked(this.target, from, to));
    this.params.hypothesis = 'marks';
  };
  /** Whoever changes what is looked for looks for another cell. */
  change = (values: Partial<DetectiveParams>) => {
    const another = 'hypothesis' in values || 'code' in values || 'own' in values;
    const asksAnew = another || 'act' in values;
    Object.assign(this.params, another && { cell: 0, act: 'none' }, asksAnew && { guess: null }, values);
  };

  /** There is something to guess once something is done to the cell. */
  get asks(): boolean {
    return this.params.act !== 'none';
  }
  /** Where the text costs more now. */
  get outcome(): Outcome | undefined {
    if (!this.effect) return undefined;
    const { inside, outside } = this.effect;
    const worse = [inside, outside].map(({ before, after }) => after - before > NOTICED);
    return worse[0] ? (worse[1] ? 'both' : 'inside') : worse[1] ? 'outside' : 'neither';
  }
  get guessed(): Outcome | undefined {
    const { guess } = this.params;
    return guess === null || guess === 'skipped' ? undefined : outcomes[Math.round(guess[0])];
  }

  get score(): number | undefined {
    const { task } = this.params;
    if (task === 'none') return undefined;
    const { ranking, scored } = this;
    if (!ranking || !scored) return 0;
    if (task === 'find') {
      if (this.params.cell === 0) return 0;
      const best = Math.max(...ranking.cells.map(({ score }) => score));
      return scored.score >= best - NEAR ? 1 : 0;
    }
    if (task === 'fails') {
      if (this.params.hypothesis !== 'marks') return 0;
      const [best] = ranking.cells;
      return best.chosen >= LOOKS_RIGHT && best.score <= ranking.luck ? 1 : 0;
    }
    return this.outcome !== undefined && this.guessed === this.outcome ? 1 : 0;
  }

  values(): Record<string, Json> {
    const { scored, ranking, effect } = this;
    const told = (of: 'inside' | 'outside') =>
      effect ? [effect[of].before, effect[of].after] : [null, null];
    return {
      character: [...this.text],
      hypothesis: Array.from(this.target),
      value: Array.from(this.text, (_, i) => (this.reading ? this.value(i) : null)),
      cell: this.cell + 1,
      chosen: scored?.chosen ?? null,
      score: scored?.score ?? null,
      luck: ranking?.luck ?? null,
      always: ranking?.always ?? null,
      probe: ranking?.probe ?? null,
      bitsInside: told('inside'),
      bitsOutside: told('outside')
    };
  }

  #at(i: number, cell: number): number {
    const { reading } = this;
    if (!reading || i * reading.cells >= reading.h.length) return 0;
    const at = i * reading.cells + cell;
    return reading.c.length > 0 ? Math.tanh(reading.c[at]) : reading.h[at];
  }

  /** What the cell holds on average where the hypothesis holds, or where it does not. */
  #mean(wanted: 0 | 1): number {
    const { reading } = this;
    if (!reading) return 0;
    const values = reading.c.length > 0 ? reading.c : reading.h;
    let [sum, count] = [0, 0];
    for (let t = 0; t < this.target.length; t++) {
      if (this.target[t] !== wanted) continue;
      sum += values[t * reading.cells + this.cell];
      count++;
    }
    return count > 0 ? sum / count : 0;
  }
}
