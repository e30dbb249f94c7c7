import type { Json } from '$frame/params/index.ts';
import { Running } from '$frame/running.svelte.ts';
import { Desk } from '$training/cells/desk.svelte.ts';
import { inHalves } from '$training/cells/follow.ts';
import type { Question } from '$training/cells/job.ts';
import { readable } from '$training/cells/network.ts';
import type { Reading } from '$training/cells/reading.ts';
import sample from '$training/cells/sample.c?raw';
import { shipped } from '$training/cells/shipped.svelte.ts';
import type { Source } from '$training/cells/source.ts';
import { taughtSource } from '$training/cells/taught-source.svelte.ts';
import type { ActivationParams } from './params.ts';

/** Where the figure starts: inside the sample's first comment. */
const START = 40;
/** Characters of it that are shown: as much as can be watched in one run. */
const SHOWN = 1470;

/** What any cell holds while the network reads a text. */
export class CellActivations extends Running {
  readonly params: ActivationParams;
  readonly #shipped: Source;
  readonly #taught = taughtSource();
  readonly source: Source = $derived.by(() =>
    this.params.own && this.#taught.carried ? this.#taught : this.#shipped
  );
  readonly #desk: Desk;

  /** What is read, by character. */
  readonly text: readonly string[] = $derived.by(() => {
    const otherwise = this.source === this.#taught ? this.#taught.excerpt : sample.slice(0, SHOWN);
    return this.#readable(this.params.code === '' ? otherwise : this.params.code);
  });
  /** Of the book's own text cells are ranked by all of it: what is shown has few quotes. */
  readonly #whole: string = $derived.by(() =>
    this.params.code === '' && this.source !== this.#taught
      ? this.#readable(sample).join('')
      : this.text.join('')
  );
  readonly #question: Question<'read'> = $derived.by(() => ({ kind: 'read', text: this.text.join('') }));
  readonly reading: Reading | undefined = $derived.by(() => this.#desk.answer(this.#question));
  readonly #follow: Question<'follow'> = $derived.by(() => ({
    kind: 'follow',
    ...inHalves(this.#whole),
    followed: { by: this.params.follows }
  }));
  /** The cell that follows it best, as far as that is known. */
  readonly #best: number | undefined = $derived.by(() => this.#desk.answer(this.#follow)?.cells[0].cell);
  /** Values of all cells, [T, cells], from −1 to 1. */
  readonly #values: Float32Array | undefined = $derived.by(() => {
    if (!this.reading) return undefined;
    const { h, c } = this.reading;
    return this.params.show === 'c' && c.length > 0 ? c.map(Math.tanh) : h;
  });
  /** What all cells hold at the character shown. */
  readonly column: Float32Array = $derived.by(() => {
    const { cells } = this;
    return this.#values?.subarray(this.at * cells, (this.at + 1) * cells) ?? new Float32Array(cells);
  });

  constructor(params: ActivationParams, source = shipped('c')) {
    super();
    this.params = params;
    this.#shipped = source;
    this.#desk = new Desk(() => this.source);
    this.seek(START);
  }

  get hasTaught(): boolean {
    return this.#taught.carried !== undefined;
  }
  #readable(text: string): string[] {
    const { carried } = this.source;
    return Array.from(carried ? readable(text, carried.characters) : text);
  }
  /** Characters read. */
  get length(): number {
    return this.text.length;
  }
  /** The index of the character read last. */
  get at(): number {
    return Math.max(0, this.t - 1);
  }
  get cells(): number {
    return this.reading?.cells ?? this.source.carried?.spec.hiddenSize ?? 256;
  }
  /** The cell that is shown, from 0. */
  get cell(): number {
    const { cell } = this.params;
    return Math.min(cell > 0 ? cell - 1 : (this.#best ?? 0), this.cells - 1);
  }
  /** What it holds after a character. */
  value = (i: number): number => this.#values?.[i * this.cells + this.cell] ?? 0;

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
  /** A view calls it after every change. */
  request = () => this.#desk.ask([this.#question, ...(this.params.cell === 0 ? [this.#follow] : [])]);

  /** Whether the cell that is to be shown is known. */
  get chosen(): boolean {
    return this.params.cell > 0 || this.#best !== undefined;
  }
  /** Who asks for a job is shown the cell that does it. */
  change = (values: Partial<ActivationParams>) => {
    Object.assign(this.params, 'follows' in values && { cell: 0 }, values);
  };
  pick = (cell: number) => {
    this.params.cell = cell + 1;
  };

  values(): Record<string, Json> {
    return {
      character: [...this.text],
      cell: this.cell + 1,
      value: Array.from(this.text, (_, i) => (this.reading ? this.value(i) : null)),
      all: Array.from(this.column)
    };
  }
}
