import type { WorkerFailure } from './client.ts';
import type { Piece, Served } from './serve.ts';
import type { Work } from './work.svelte.ts';

/** What has come of a job so far: for every lane its news, and whether it is at its end. */
export interface Told<News> {
  readonly news: readonly (readonly News[])[];
  readonly over: readonly boolean[];
}

export interface HistoryOptions<Ask, News> {
  /** They work side by side, each at an ask of its own. */
  works: readonly Work<Served<Ask, News>>[];
  /** What each of the works is asked for, with the parameters of the moment. */
  asks: () => readonly Ask[];
  lanesOf: (ask: Ask) => number;
  /** The last position there can be. */
  most: () => number;
  /** Asks whose news are kept; those told longest ago go first. */
  kept: number;
  /**
   * News a second where play is to be watched: it then goes on from where the reader stands, and what came after is made
   * anew. Default: as many as are made, from where the work stands.
   */
  pace?: number;
  /** Called when the last lane is over. */
  ended?: () => void;
}

/**
 * Work that a reader plays, seeks, gives up and comes back to. A position is a number of news that every lane has, or its
 * end. What had been told of other parameters is shown again where it stood.
 */
export class History<Ask, News> {
  readonly #options: HistoryOptions<Ask, News>;
  #all = $state.raw<Readonly<Record<string, Told<News>>>>({});
  /** Where the reader went, with these parameters; with others, as far as the work has come. */
  #goal = $state.raw({ key: '', t: 0 });
  #playing = $state('');
  #speed = $state(1);

  readonly #asks = $derived.by(() => this.#options.asks());
  readonly #key = $derived(JSON.stringify(this.#asks));
  readonly #told = $derived(this.#asks.map((ask, i) => this.of(ask, i)));
  readonly #lanes = $derived(
    this.#told.flatMap(({ news, over }) => news.map(({ length }, lane) => ({ length, over: over[lane] })))
  );
  readonly over = $derived(this.#lanes.every(({ over }) => over));
  /** How far the work has come. */
  readonly done = $derived.by(() => {
    const going = this.#lanes.filter(({ over }) => !over).map(({ length }) => length);
    return going.length > 0 ? Math.min(...going) : Math.max(...this.#lanes.map(({ length }) => length));
  });
  readonly length = $derived.by(() => Math.min(this.#options.most(), this.over ? this.done : Infinity));
  readonly t = $derived(Math.min(this.#goal.key === this.#key ? this.#goal.t : this.done, this.length));
  readonly catchingUp = $derived(this.t > this.done);

  constructor(options: HistoryOptions<Ask, News>) {
    this.#options = options;
  }

  /** What has come of an ask, at whichever parameters. */
  of(ask: Ask, work = 0): Told<News> {
    return this.#all[keyOf(ask, work)] ?? nothing(this.#options.lanesOf(ask));
  }

  get playing(): boolean {
    return this.#playing === this.#key && !this.over && !this.failure;
  }

  get failure(): WorkerFailure | undefined {
    return this.#options.works.find(({ failure }) => failure)?.failure;
  }

  /** 1 is the usual pace. */
  get speed(): number {
    return this.#speed;
  }
  set speed(speed: number) {
    this.#speed = speed;
    if (!this.playing) return;
    for (const work of this.#options.works) work.call(async (api) => api.setRate(this.#rate)).catch(() => {});
  }

  play = (): void => {
    const { pace, most } = this.#options;
    if (most() === 0) return;
    const watched = pace !== undefined;
    const again = this.over && (!watched || this.t >= this.length);
    const from = again ? 0 : watched ? Math.min(this.t, this.done) : this.done;
    if (again || from < this.done) this.#cut(from);
    if (again || watched) this.#go(from);
    this.#playing = this.#key;
    this.#work(most(), this.#rate);
  };

  /** What the work is at when it hears of it is told still, and shown when the reader goes there. */
  pause = (): void => {
    if (this.#playing === '') return;
    this.#playing = '';
    this.#go(this.t);
    this.#rest();
  };

  /** Shows what there was at position t, and works on to there first where it has not come so far. */
  seek = (t: number): void => {
    this.pause();
    this.#go(Math.max(0, Math.min(t, this.length)));
    if (this.catchingUp) this.#work(this.t);
  };

  /** After a failure: goes on with what was under way. */
  restart = (): void => {
    for (const work of this.#options.works) work.failure = undefined;
    if (this.#playing === this.#key) this.#work(this.#options.most(), this.#rate);
    else if (this.catchingUp) this.#work(this.t);
  };

  /** Forgets everything. */
  reset = (): void => {
    this.pause();
    for (const work of this.#options.works) work.drop();
    this.#all = {};
    this.#go(0);
  };

  destroy = (): void => this.#options.works.forEach((work) => work.terminate());

  get #rate(): number {
    return (this.#options.pace ?? Infinity) * this.#speed;
  }

  #go(t: number): void {
    this.#goal = { key: this.#key, t };
  }

  #rest(): void {
    for (const work of this.#options.works) work.pause();
  }

  /** Forgets what came after position t. */
  #cut(t: number): void {
    const all = { ...this.#all };
    this.#asks.forEach((ask, i) => {
      this.#options.works[i].drop();
      const { news, over } = this.of(ask, i);
      all[keyOf(ask, i)] = {
        news: news.map((list) => list.slice(0, t)),
        over: news.map(({ length }, lane) => over[lane] && length <= t)
      };
    });
    this.#all = all;
  }

  #work(until: number, rate = Infinity): void {
    const key = this.#key;
    this.#asks.forEach((ask, i) => {
      const { news, over } = this.of(ask, i);
      // A worker that has done something else since would make all of this anew, for nothing.
      if (news.every(({ length }, lane) => over[lane] || length >= until)) return;
      void this.#options.works[i].begin<Piece<News>[]>(
        (api, kernels, report) => api.run({ ask, kernels, have: this.#have(ask, i), until, rate }, report),
        (pieces) => {
          this.#note(ask, i, pieces);
          this.#moved(key);
        }
      );
    });
  }

  #have(ask: Ask, work: number): number[] {
    const { news, over } = this.of(ask, work);
    return news.map(({ length }, lane) => (over[lane] ? Infinity : length));
  }

  #note(ask: Ask, work: number, pieces: readonly Piece<News>[]): void {
    const before = this.of(ask, work);
    const news = before.news.map((list) => [...list]);
    const over = [...before.over];
    for (const piece of pieces) {
      if (piece.news !== undefined) news[piece.lane].push(piece.news);
      over[piece.lane] = piece.over;
    }
    const { [keyOf(ask, work)]: _, ...others } = this.#all;
    const most = this.#options.kept * this.#options.works.length;
    const told = [...Object.entries(others), [keyOf(ask, work), { news, over }]];
    this.#all = Object.fromEntries(told.slice(-most));
  }

  #moved(key: string): void {
    if (this.#key !== key) {
      // Whoever has changed the parameters has not asked for the work to go on.
      this.#playing = '';
      return this.#rest();
    }
    if (this.#playing === key) this.#go(Math.max(this.t, this.done));
    if (!this.over) return;
    this.#playing = '';
    this.#options.ended?.();
  }
}

const keyOf = (ask: unknown, work: number) => JSON.stringify([work, ask]);

const nothing = (lanes: number): Told<never> => ({
  news: Array.from({ length: lanes }, () => []),
  over: Array.from({ length: lanes }, () => false)
});
