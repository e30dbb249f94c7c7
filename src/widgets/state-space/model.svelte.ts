import { Timed } from '$frame/timed.svelte.ts';
import { basins } from './basins.ts';
import { settle, stableCycles } from './cycles.ts';
import { fixedPoints, isStable } from './fixed-points.ts';
import type { Matrix, PlaneMap, Point } from './map.ts';
import { advanceOn, passFrom, planeNetwork, trajectories } from './network.ts';
import { MOST_STARTS, type StateSpaceParams } from './params.ts';
import { presetOf, presets, type Preset } from './presets.ts';

/** Points of the field of arrows, and lines of the grid, along each side of the square. */
const PER_SIDE = 13;
const along = (i: number, n: number) => (2 * i) / (n - 1) - 1;
const LINES = 11;
const POINTS_PER_LINE = 41;

/** The plane of a two-unit tanh network's states, and what one step does to it. */
export class StateSpace extends Timed {
  readonly params: StateSpaceParams;
  /** Shown one part a step: the state's way from one point to the next. */
  readonly substeps = 1;

  readonly #network = $derived.by(() => planeNetwork(this.params.Whh, this.params.Wxh));
  readonly #advance = $derived.by(() => advanceOn(this.#network, this.params.x));
  /** The same map in closed form. */
  readonly map: PlaneMap = $derived.by(() => ({
    W: this.params.Whh as unknown as Matrix,
    d: [this.params.Wxh[0] * this.params.x, this.params.Wxh[1] * this.params.x]
  }));
  readonly preset = $derived.by(() => presetOf(this.params.Whh));
  readonly starts = $derived.by(() =>
    Array.from({ length: this.params.starts.length / 2 }, (_, i): Point => [
      this.params.starts[2 * i],
      this.params.starts[2 * i + 1]
    ])
  );
  /** States h_0 … h_steps of every start. */
  readonly paths = $derived.by(() =>
    trajectories(this.#network, this.params.x, this.starts, this.params.steps)
  );
  readonly fixedPoints = $derived.by(() => fixedPoints(this.map));
  /** Stable cycles of 2 to 12 states. */
  readonly cycles = $derived.by(() => stableCycles(this.map, this.#advance));
  /** How many states the first trajectory ends up repeating: 1 at a fixed point, null where none was found. */
  readonly period = $derived.by(() => settle(this.map, this.#advance, [this.starts[0]])[0]?.length ?? null);
  /** All that trajectories were found to end in: the states of stable fixed points and of stable cycles. */
  readonly attractors = $derived.by((): (readonly Point[])[] => [
    ...this.fixedPoints.filter(({ kind }) => isStable(kind)).map(({ h }) => [h]),
    ...this.cycles.map(({ points }) => points)
  ]);

  /** Points all over the square with where one step takes them. */
  readonly field = $derived.by(() => {
    const from = Array.from({ length: PER_SIDE ** 2 }, (_, i): Point => [
      along(i % PER_SIDE, PER_SIDE) * 0.96,
      along(Math.floor(i / PER_SIDE), PER_SIDE) * 0.96
    ]);
    const to = this.#advance(from, 1);
    return from.map((h, i) => ({ from: h, to: to[i] }));
  });
  /** The lines of a square grid with where one step takes them. */
  readonly grid = $derived.by(() => {
    const lines = [0, 1].flatMap((axis) =>
      Array.from({ length: LINES }, (_, line) =>
        Array.from({ length: POINTS_PER_LINE }, (_, i): Point => {
          const [across, on] = [along(line, LINES), along(i, POINTS_PER_LINE)];
          return axis === 0 ? [across, on] : [on, across];
        })
      )
    );
    const images = this.#advance(lines.flat(), 1);
    return lines.map((from, i) => ({
      from,
      to: images.slice(i * POINTS_PER_LINE, (i + 1) * POINTS_PER_LINE)
    }));
  });
  readonly basins = $derived.by(() => basins(this.#advance, this.attractors));

  constructor(params: StateSpaceParams) {
    super();
    this.params = params;
    this.seek(this.length);
  }

  get length() {
    return this.params.steps;
  }
  reset = () => this.seek(this.length);

  /** Where one step takes a point. */
  image = (h: Point): Point => this.#advance([h], 1)[0];

  choose = (preset: Preset) => {
    this.params.preset = preset;
    this.params.x = 0;
    this.params.starts = presets[preset].starts.flat();
    this.seek(this.length);
  };
  setWeight = (matrix: 'Whh' | 'Wxh', index: number, value: number) => {
    this.params[matrix] = this.params[matrix].map((old, i) => (i === index ? value : old));
  };
  /** Column `column` of W_hh: the image of a unit vector before tanh. */
  setColumn = (column: 0 | 1, [top, bottom]: Point) => {
    this.params.Whh = this.params.Whh.map((old, i) => (i % 2 === column ? (i < 2 ? top : bottom) : old));
  };
  setSteps = (steps: number) => {
    this.params.steps = steps;
    this.seek(steps);
  };

  get canAdd() {
    return this.starts.length < MOST_STARTS;
  }
  addStart = (h: Point) => {
    if (this.canAdd) this.params.starts = [...this.params.starts, ...h];
  };
  moveStart = (index: number, h: Point) => {
    this.params.starts = this.starts.flatMap((old, i) => (i === index ? h : old));
  };
  removeStart = (index: number) => {
    if (this.starts.length > 1) this.params.starts = this.starts.filter((_, i) => i !== index).flat();
  };

  values() {
    const { Whh } = this.params;
    return {
      start: this.starts[0],
      h: this.paths[0].slice(1),
      fixedPoints: this.fixedPoints.map(({ h, kind, eigenvalues }) => ({
        h,
        kind,
        eigenvalues: eigenvalues.map(({ re, im }) => [re, im])
      })),
      period: this.period,
      cycles: this.cycles.map(({ points }) => points),
      preset: this.preset,
      Whh: [Whh.slice(0, 2), Whh.slice(2)]
    };
  }
  pass() {
    return passFrom(this.#network, this.params.x, this.starts, this.params.steps);
  }
}
