import {
  advanceOn,
  arrowField,
  basins,
  fixedPoints,
  gridImage,
  isStable,
  passFrom,
  planeMap,
  settle,
  stableCycles,
  trajectories,
  type Point2
} from '$engine';
import { Timed } from '$frame/timed.svelte.ts';
import { planeNetwork } from './network.ts';
import { MOST_STARTS, type StateSpaceParams } from './params.ts';
import { presetOf, presets, type Preset } from './presets.ts';

/** Arrows along each side of the square. */
export const PER_SIDE = 13;
/** Lines of the grid each way, and points along each. */
const GRID = [11, 41] as const;

/** The plane of a two-unit tanh network's states, and what one step does to it. */
export class StateSpace extends Timed {
  readonly params: StateSpaceParams;
  /** Shown one part a step: the state's way from one point to the next. */
  readonly substeps = 1;

  readonly #network = $derived.by(() => planeNetwork(this.params.Whh, this.params.Wxh));
  readonly #input = $derived.by(() => [this.params.x]);
  readonly #advance = $derived.by(() => advanceOn(this.#network, this.#input));
  /** The same map in closed form. */
  readonly map = $derived.by(() => planeMap(this.#network, this.#input));
  readonly preset = $derived.by(() => presetOf(this.params.Whh));
  readonly starts = $derived.by(() =>
    Array.from({ length: this.params.starts.length / 2 }, (_, i): Point2 => [
      this.params.starts[2 * i],
      this.params.starts[2 * i + 1]
    ])
  );
  /** States h_0 … h_steps of every start. */
  readonly paths = $derived.by(() =>
    trajectories(this.#network, this.#input, this.starts, this.params.steps)
  );
  readonly fixedPoints = $derived.by(() => fixedPoints(this.map));
  /** Stable cycles of 2 to 12 states. */
  readonly cycles = $derived.by(() => stableCycles(this.map, this.#advance));
  /** How many states the first trajectory ends up repeating: 1 at a fixed point, null where none was found. */
  readonly period = $derived.by(() => settle(this.map, this.#advance, [this.starts[0]])[0]?.length ?? null);
  /** All that trajectories were found to end in: the states of stable fixed points and of stable cycles. */
  readonly attractors = $derived.by((): (readonly Point2[])[] => [
    ...this.fixedPoints.filter(({ kind }) => isStable(kind)).map(({ h }) => [h]),
    ...this.cycles.map(({ points }) => points)
  ]);

  /** Points all over the square with where one step takes them. */
  readonly field = $derived.by(() => arrowField(this.#advance, PER_SIDE));
  /** The lines of a square grid with where one step takes them. */
  readonly grid = $derived.by(() => gridImage(this.#advance, ...GRID));
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
  image = (h: Point2): Point2 => this.#advance([h], 1)[0];

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
  setColumn = (column: 0 | 1, [top, bottom]: Point2) => {
    this.params.Whh = this.params.Whh.map((old, i) => (i % 2 === column ? (i < 2 ? top : bottom) : old));
  };
  setSteps = (steps: number) => {
    this.params.steps = steps;
    this.seek(steps);
  };

  get canAdd() {
    return this.starts.length < MOST_STARTS;
  }
  addStart = (h: Point2) => {
    if (this.canAdd) this.params.starts = [...this.params.starts, ...h];
  };
  moveStart = (index: number, h: Point2) => {
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
    return passFrom(this.#network, [this.params.x], this.starts, this.params.steps);
  }
}
