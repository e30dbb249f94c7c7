import { Rng, type Network, type Trace } from '$engine';
import type { Json } from '$frame/params/index.ts';
import { medians } from '$training/outcomes.ts';
import { lanesOf, type Check, type Course } from '$training/selective/job.ts';
import {
  CHECK_EVERY,
  largest,
  LEARNED,
  scoreOf,
  startOf,
  withHeldGate,
  type Gate,
  type SelectiveSpec
} from '$training/selective/learning.ts';
import { draw, LETTERS, type Copying } from '$training/selective/task.ts';
import SelectiveWorker from '$training/selective/worker.ts?worker&inline';
import { History } from '$training/work/history.svelte.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import type { SelectiveParams } from './params.ts';

export const gates = ['input', 'fixed'] as const satisfies readonly Gate[];

/** One network of a kind, and what it makes of the sequence that is shown. */
export interface Reading {
  readonly network: Network;
  readonly trace: Trace<Network>;
  /** What each unit keeps of its state at each step, [steps][units]; the units that keep least come first. */
  readonly keeps: readonly (readonly number[])[];
  /** What it would answer after each step, [steps][letters]. */
  readonly says: readonly (readonly number[])[];
}

/** Courses that each side keeps. */
const KEPT = 20;
const workOf = () => new Work<Served<Course, Check>>(() => new SelectiveWorker());

/**
 * Two kinds of gate learn selective copying side by side, each in a worker of its own. The first positions are tests of all
 * networks; when these are over, those that follow are the steps of one sequence, which one network of each kind reads.
 */
export class SelectiveMemory {
  readonly params: SelectiveParams;
  readonly history: History<Course, Check>;
  /** Steps of the sequence that have been read, while it is read. */
  #read = $state(0);

  readonly task: Copying = $derived.by(() => {
    const { steps, letters, spacing } = this.params;
    return { kind: 'copying', steps, letters, spacing };
  });
  readonly courses = $derived.by(() => {
    const { units, rate, seeds, seed, updates } = this.params;
    const of = (gate: Gate): Course => ({
      specs: [{ task: this.task, gate, units, rate }],
      seeds: Array.from({ length: seeds }, (_, i) => seed + i),
      checks: updates / CHECK_EVERY
    });
    return { input: of('input'), fixed: of('fixed') };
  });
  /** The sequence that is shown: a token a step, and the letters that are wanted. */
  readonly example = $derived.by(() => {
    const tokens = new Int32Array(this.params.steps);
    const wanted = new Int32Array(this.params.letters);
    draw(this.task, new Rng(this.params.sequence), tokens, wanted);
    return { tokens, wanted: Array.from(wanted) };
  });
  readonly readings: Readonly<Record<Gate, Reading>> = $derived.by(() => ({
    input: this.#readingOf('input'),
    fixed: this.#readingOf('fixed')
  }));
  /** Shares of right letters by test, and their median. */
  readonly scores = $derived.by(() => ({ input: this.#scoresOf('input'), fixed: this.#scoresOf('fixed') }));
  /** Of the network shown, with its gate held: the share of right letters. */
  readonly held = $derived.by(() =>
    this.params.hold ? scoreOf(this.readings.input.network, this.task).answers : undefined
  );

  constructor(params: SelectiveParams, input = workOf(), fixed = workOf()) {
    this.params = params;
    this.history = new History<Course, Check>({
      works: [input, fixed],
      asks: () => gates.map((gate) => this.courses[gate]),
      lanesOf,
      most: () => this.courses.input.checks,
      kept: KEPT
    });
  }

  get checks() {
    return this.courses.input.checks;
  }
  /** Positions of the learning. */
  get learned() {
    return this.history.t;
  }
  /** Steps of the sequence that have been read; undefined where it is shown as a whole. */
  get reading(): number | undefined {
    return this.history.over && this.history.t >= this.checks && this.#read > 0 ? this.#read : undefined;
  }
  get t() {
    return this.history.t + (this.history.t >= this.checks ? this.#read : 0);
  }
  get length() {
    return this.checks + this.params.steps;
  }
  get over() {
    return this.history.over;
  }
  get catchingUp() {
    return this.history.catchingUp;
  }
  get failure() {
    return this.history.failure;
  }
  /** What has been learned is played by the frame's clock. */
  get play() {
    return this.over ? undefined : this.history.play;
  }
  get playing() {
    return this.over ? undefined : this.history.playing;
  }

  pause = () => this.history.pause();
  seek = (t: number) => {
    this.#read = Math.max(0, Math.min(this.params.steps, t - this.checks));
    this.history.seek(Math.min(t, this.checks));
  };
  restart = () => this.history.restart();
  reset = () => {
    this.#read = 0;
    this.history.reset();
  };
  destroy = () => this.history.destroy();
  /** Changes parameters; what had been trained with the new ones before is shown as it ended. */
  change = (change: Partial<SelectiveParams>) => {
    this.pause();
    Object.assign(this.params, change);
  };

  /** Of a kind: how many of its networks copy the whole sequence nine times of ten, and all there are. */
  countOf(gate: Gate): { learned: number; all: number } {
    const { news } = this.#told(gate);
    const last = news.map((list) => list[this.learned - 1]);
    return { learned: last.filter((check) => check?.sequences >= LEARNED).length, all: news.length };
  }
  /** Both, the gate of the input alone, the fixed one alone, neither; undefined before the end. */
  readonly truth = $derived.by(() => {
    if (!this.over || this.learned < this.checks) return undefined;
    const [input, fixed] = gates.map((gate) => {
      const { learned, all } = this.countOf(gate);
      return 2 * learned > all;
    });
    return input ? (fixed ? 0 : 1) : fixed ? 2 : 3;
  });

  /** How much of its state the network shown keeps on the average, at silence and at a letter. */
  meanKeep(gate: Gate): { silence: number; letter: number } {
    const { keeps } = this.readings[gate];
    const mean = (of: (token: number) => boolean) => {
      const rows = keeps.filter((_, t) => of(this.example.tokens[t])).flat();
      return rows.reduce((sum, z) => sum + z, 0) / rows.length;
    };
    return { silence: mean((token) => token === 0), letter: mean((token) => token > 0) };
  }

  values(): Record<string, Json> {
    const { example, params, readings, scores } = this;
    const both = <T extends Json>(of: (gate: Gate) => T) => ({ input: of('input'), fixed: of('fixed') });
    return {
      tokens: Array.from(example.tokens),
      wanted: example.wanted,
      spacing: params.spacing,
      updates: this.learned * CHECK_EVERY,
      keepsInput: readings.input.keeps.map((row) => [...row]),
      keepsFixed: readings.fixed.keeps.map((row) => [...row]),
      says: both((gate) => readings[gate].says.at(-1)?.slice() ?? []),
      scores: both((gate) => scores[gate].all.map((list) => list.slice())),
      median: both((gate) => scores[gate].median.slice()),
      learned: both((gate) => this.countOf(gate).learned),
      heldGate: this.held ?? null
    };
  }
  pass() {
    return this.readings.input.trace;
  }

  #told(gate: Gate) {
    return this.history.of(this.courses[gate], gates.indexOf(gate));
  }
  #scoresOf(gate: Gate) {
    const all = this.#told(gate).news.map((list) =>
      list.slice(0, this.learned).map(({ answers }) => answers)
    );
    return { all, median: medians(all) };
  }
  #readingOf(gate: Gate): Reading {
    const { params, example, task } = this;
    const spec: SelectiveSpec = this.courses[gate].specs[0];
    let network = startOf(spec, params.seed + params.network - 1);
    const check = this.#told(gate).news[params.network - 1]?.[this.learned - 1];
    if (check) network.data.set(check.weights);
    if (gate === 'input' && params.hold) network = withHeldGate(network, task);
    const trace = network.forward(example.tokens, { T: params.steps });
    const z = Array.from({ length: params.steps }, (_, t) => Array.from(trace.gates(0, t).z));
    const total = (unit: number) => z.reduce((sum, row) => sum + row[unit], 0);
    const order = Array.from({ length: params.units }, (_, unit) => unit).sort((a, b) => total(a) - total(b));
    const width = params.letters * LETTERS;
    const { output } = trace;
    return {
      network,
      trace,
      keeps: z.map((row) => order.map((unit) => row[unit])),
      says: z.map((_, t) => largest(output.subarray(t * width, (t + 1) * width), LETTERS))
    };
  }
}
