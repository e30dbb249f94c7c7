import { guessedNumber, type Json } from '$frame/params/index.ts';
import type { Course } from '$training/recall/job.ts';
import { CHECK_EVERY } from '$training/recall/learning.ts';
import { accountOf, type Account } from '$training/recall/outcome.ts';
import { byCourse, lanesOf } from '$training/recall/several.ts';
import SeveralWorker from '$training/recall/several-worker.ts?worker&inline';
import { History } from '$training/work/history.svelte.ts';
import { Played } from '$training/work/played.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import { courseOf, DISTANCES, mapCells, type MapCell } from '$training/recall/map.ts';
import type { DistanceParams } from './params.ts';

type Courses = readonly Course[];
const workOf = () => new Work<Served<Courses, number>>(() => new SeveralWorker());

/** Two workers take two cells each: about as much work for both. */
const SHARES: readonly (readonly MapCell[])[] = [
  ['rnn', 'lstm'],
  ['gru', 'linear']
];
const KEPT = 20;
/** The exercise: a gate of one half, and what is left when it counts as gone. */
const GATE = 0.5;
const GONE = 0.001;

/** How the networks of one cell do at one distance. */
export interface Tile extends Account {
  cell: MapCell;
  k: number;
}

/**
 * Four cells learn to recall what came k steps ago, at many distances at once; the reader’s own distance has a worker to
 * itself, so that another one leaves the rest of the map as it is. The position is tests of every network, one after each
 * 25 updates.
 */
export class RecallDistance extends Played<Courses, number> {
  readonly params: DistanceParams;
  readonly history: History<Courses, number>;
  readonly #own: History<Courses, number>;
  readonly #works: readonly Work<Served<Courses, number>>[];

  readonly #asks = $derived.by(() =>
    SHARES.map((cells) => cells.flatMap((cell) => DISTANCES.map((k) => courseOf(cell, k, this.params))))
  );
  readonly #ownAsk = $derived.by(() => mapCells.map((cell) => courseOf(cell, this.params.k, this.params)));

  /** The map, row by row; the last tile of a row is at the reader's own distance. */
  readonly rows: readonly { cell: MapCell; tiles: readonly Tile[] }[] = $derived.by(() => {
    const atEnd = this.history.over && this.t === this.length;
    const map = this.#asks.flatMap((asks, i) => this.#tilesOf(asks, this.history.of(asks, i).news, this.t));
    // Its networks may need longer than all others.
    const own = this.#tilesOf(this.#ownAsk, this.#own.of(this.#ownAsk).news, atEnd ? Infinity : this.t);
    return mapCells.map((cell) => ({ cell, tiles: [...map, ...own].filter((tile) => tile.cell === cell) }));
  });

  constructor(params: DistanceParams, left = workOf(), right = workOf(), own = workOf()) {
    super();
    this.params = params;
    this.#works = [left, right];
    const most = () => this.checks;
    this.history = new History<Courses, number>({
      works: this.#works,
      asks: () => this.#asks,
      lanesOf,
      most,
      kept: KEPT
    });
    this.#own = new History<Courses, number>({
      works: [own],
      asks: () => [this.#ownAsk],
      lanesOf,
      most,
      kept: KEPT
    });
  }

  get checks(): number {
    return this.params.updates / CHECK_EVERY;
  }
  get backend(): string {
    return this.#works[0].backend;
  }
  override get over(): boolean {
    return this.history.over && this.#own.over;
  }
  override get playing(): boolean {
    return this.history.playing || this.#own.playing;
  }
  override get catchingUp(): boolean {
    return this.history.catchingUp;
  }
  override get failure() {
    return this.history.failure ?? this.#own.failure;
  }

  override play = () => {
    const { over } = this;
    if (over || !this.history.over) this.history.play();
    if (over || !this.#own.over) this.#own.play();
  };
  override pause = () => {
    this.history.pause();
    this.#own.pause();
  };
  override seek = (t: number) => {
    this.history.seek(t);
    this.#own.seek(Math.min(t, this.history.t));
  };
  override restart = () => {
    this.history.restart();
    this.#own.restart();
  };
  override reset = () => {
    this.history.reset();
    this.#own.reset();
  };
  override destroy = () => {
    this.history.destroy();
    this.#own.destroy();
  };

  /** Changes parameters; where the rest of the map is there, another distance is learned at once. */
  change = (change: Partial<DistanceParams>) => {
    const whole = this.history.over && this.t === this.length;
    this.pause();
    Object.assign(this.params, change);
    if (whole && 'k' in change && this.history.over && !this.#own.over) this.#own.play();
  };

  /** Whether more than half of a tile's networks have learned their distance. */
  static learnedBy(tile: Tile): boolean {
    return tile.learned > tile.outcomes.length / 2;
  }
  /** The farthest distance of the map that most of a cell's networks have learned; 0 for none. */
  reach(cell: MapCell): number {
    const tiles = this.rows.find((row) => row.cell === cell)?.tiles ?? [];
    return Math.max(
      0,
      ...tiles
        .slice(0, DISTANCES.length)
        .filter(RecallDistance.learnedBy)
        .map(({ k }) => k)
    );
  }
  /** The cells of which most networks have learned the reader's own distance; undefined before all have been tested. */
  get learnedOwn(): readonly MapCell[] | undefined {
    const own = this.rows.map(({ tiles }) => tiles[tiles.length - 1]);
    if (own.some(({ outcomes }) => outcomes.includes(undefined))) return undefined;
    return own.filter(RecallDistance.learnedBy).map(({ cell }) => cell);
  }

  get asks(): boolean {
    return this.params.task === 'none';
  }
  get guessed(): number | undefined {
    const { guess } = this.params;
    const made = guessedNumber(guess);
    return made === undefined ? undefined : DISTANCES[Math.round(made)];
  }
  /** The farthest that any cell has learned, once all networks of the map are done. */
  get truth(): number | undefined {
    return this.history.over && this.t === this.length
      ? Math.max(...mapCells.map((cell) => this.reach(cell)))
      : undefined;
  }

  /** In the exercise: after how many steps a gate of one half has left less than a thousandth. */
  get wanted(): number {
    let steps = 0;
    for (let left = 1; left >= GONE; left *= GATE) steps++;
    return steps;
  }
  get score(): number | undefined {
    return this.params.task === 'none' ? undefined : Number(this.params.answer === this.wanted);
  }

  values(): Record<string, Json> {
    const { params, rows } = this;
    const of = <T extends Json>(what: (tile: Tile) => T) =>
      Object.fromEntries(rows.map(({ cell, tiles }) => [cell, tiles.map(what)]));
    return {
      k: [...DISTANCES, params.k],
      updates: this.t * CHECK_EVERY,
      learned: of(({ learned }) => learned),
      median: of(({ median }) => median.at(-1) ?? null),
      updatesNeeded: of(({ half }) => half ?? null),
      parameters: Object.fromEntries(rows.map(({ cell, tiles }) => [cell, tiles[0].parameters])),
      reach: Object.fromEntries(mapCells.map((cell) => [cell, this.reach(cell)])),
      backend: this.backend
    };
  }

  #tilesOf(asks: Courses, news: readonly (readonly number[])[], t: number): Tile[] {
    return byCourse(asks, news).map((lanes, i) => ({
      ...accountOf(
        asks[i],
        lanes.map((scores) => scores.slice(0, t))
      ),
      cell: asks[i].spec.setting.cell as MapCell,
      k: asks[i].spec.lag
    }));
  }
}
