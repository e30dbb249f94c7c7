import { untrack } from 'svelte';
import { checkEntry, unrollGraph, type Graph, type GraphNode } from '$engine';
import {
  bestCancelling,
  judgeSum,
  missingEdge,
  verdictOnEdge,
  withoutEdge,
  type SumVerdict
} from './exercises.ts';
import { graphInput, settable } from './input.ts';
import type { GraphParams } from './params.ts';
import { printSum } from '$figure/print-sum.ts';
import { sharesOf } from '$figure/graph/shares.ts';
import type { ReadGraph } from '$figure/graph/reading.ts';
import { Progress } from '$figure/graph/progress.ts';
import { structureOf } from '$figure/graph/structure.ts';
import { parseTarget, printTarget, type Target } from '$figure/graph/target.ts';
import { numbersOf } from './values.ts';

/** The unrolled graph of a small network, and how far both passes have come through it. */
export class UnrolledGraph implements ReadGraph {
  readonly params: GraphParams;
  /** Undefined: where the figure starts, the gradient on its way back. */
  #t = $state<number>();
  /** What is pointed at or walked to; what is pinned is a parameter, so that links hold it. */
  pointed = $state.raw<Target>();
  /** The node that the keyboard stands on; by id, so that it survives another number of steps. */
  active = $state<string>();
  /** What the reader answered in an exercise. */
  answer = $state.raw<number>();
  guess = $state.raw<string>();

  readonly input = $derived.by(() => graphInput(this.params));
  readonly exact = $derived.by(() => unrollGraph(this.input));
  readonly #left = $derived.by(() =>
    this.params.task === 'missing-edge' ? missingEdge(this.exact, this.params.seed) : undefined
  );
  /** What is drawn; in the exercise `missing-edge` the faulty pass. */
  readonly graph: Graph = $derived.by(() =>
    this.#left === undefined ? this.exact : withoutEdge(this.input, this.#left)
  );
  readonly #kind = $derived.by(() => {
    const { shape, cell, head, steps, units } = this.params;
    return [shape, cell, head, steps, units].join();
  });
  /** Drawing hangs on this alone: while a weight is dragged it stays the same object. */
  readonly structure = $derived.by(() => {
    void this.#kind;
    return untrack(() => structureOf(this.exact));
  });

  constructor(params: GraphParams) {
    this.params = params;
  }

  get length() {
    const { count, groups } = this.structure;
    return 2 * (this.params.by === 'step' ? groups.length - 1 : count);
  }
  get t() {
    return Math.min(this.#t ?? this.start, this.length);
  }
  /** Half-way back: all values there, the gradient on its way. */
  get start() {
    return this.params.task === 'none' ? Math.round(this.length * 0.75) : this.length;
  }
  /** Operations shown one after the other while one position plays. */
  get substeps() {
    if (this.params.by === 'operation') return undefined;
    return Math.max(1, Math.abs(this.#frontAt(this.t) - this.#frontAt(this.t - 1)));
  }
  #frontAt(t: number) {
    const { groups, count } = this.structure;
    const at = Math.max(0, t);
    if (this.params.by === 'operation') return at;
    const last = groups.length - 1;
    return at <= last ? groups[at] : 2 * count - groups[2 * last - at];
  }
  passesAt(front: number) {
    return new Progress(this.structure, front);
  }
  /** How far both passes are, `progress` 0…1 into the current position. */
  progressAt(progress: number): Progress {
    const to = this.#frontAt(this.t);
    const from = this.#frontAt(this.t - 1);
    const front = progress >= 1 || this.params.by === 'operation' ? to : from + (to - from) * progress;
    return this.passesAt(Math.floor(front));
  }

  seek = (t: number) => {
    this.#t = Math.max(0, Math.min(this.length, Math.round(t)));
  };
  /** Goes to where the backward pass starts. */
  turn = () => this.seek(this.length / 2);

  get pinned(): Target | undefined {
    return parseTarget(this.params.pin, this.structure);
  }
  /** What the panel speaks of. */
  get shown(): Target | undefined {
    return this.pointed ?? this.pinned;
  }
  pin = (target: Target | undefined) => {
    const text = target ? printTarget(target) : '';
    this.params.pin = text === this.params.pin ? '' : text;
  };

  /** The entry whose shares are spelt out: the one shown, in the exercise `shares` W_hh's first unless pinned. */
  get entry(): { node: GraphNode; entry: number } | undefined {
    const own = (target: Target | undefined) => {
      const node = target?.kind === 'node' ? this.graph.byId.get(target.id) : undefined;
      if (node?.op !== 'parameter' || target?.kind !== 'node' || target.entry === undefined) return undefined;
      return { node, entry: target.entry };
    };
    if (this.params.task !== 'shares') return own(this.shown);
    const first = this.graph.byId.get('weight_hh_l0') ?? this.graph.nodes[0];
    return own(this.pinned) ?? { node: first, entry: 0 };
  }
  readonly shares = $derived.by(() => (this.entry ? sharesOf(this.entry.node, this.entry.entry) : undefined));
  /** The shares and their total as both panel and picture print them. */
  readonly printedShares = $derived.by(() => {
    const { shares } = this;
    if (!shares) return undefined;
    return printSum(
      shares.list.map(({ share }) => share),
      shares.total
    );
  });

  /** Finite differences for the number shown, if it is one that can be moved. */
  readonly checked = $derived.by(() => {
    const { shown } = this;
    if (!this.params.check || this.params.task !== 'none') return undefined;
    if (shown?.kind !== 'node' || shown.entry === undefined) return undefined;
    const op = this.exact.byId.get(shown.id)?.op;
    if (op !== 'parameter' && op !== 'input' && op !== 'state') return undefined;
    return checkEntry(this.input, shown.id, shown.entry);
  });

  /** Whether the numbers may be changed: not where they are what is asked about. */
  get fixed() {
    return this.params.task === 'missing-edge' || this.params.task === 'shares';
  }
  /** In the exercise `missing-edge` the sums are the reader's to check. */
  get unsummed() {
    return this.params.task === 'missing-edge';
  }
  /** One of the numbers that may be set, as the parameters have it: cells that are not dragged do not follow the graph. */
  given = (id: string, entry: number): number => {
    const place = settable(id, entry, this.params);
    return place ? this.params[place.name][place.entry] : NaN;
  };
  /** Sets one number of the graph: a weight, an input, a target, an initial state. */
  set = (id: string, entry: number, value: number) => {
    const place = settable(id, entry, this.params);
    if (!place || this.fixed) return;
    this.params[place.name] = this.params[place.name].map((old, i) => (i === place.entry ? value : old));
  };

  /** Changes what is drawn and stays at the same share of the whole way. */
  change = (values: Partial<Omit<GraphParams, 'task'>>) => {
    const share = this.t / this.length;
    Object.assign(this.params, values);
    this.#t = Math.round(share * this.length);
  };

  /** The exercise `shares`: whether the total may be seen. */
  get hidesTotal() {
    return this.params.task === 'shares' && this.sumVerdict !== 'right';
  }
  get sumVerdict(): SumVerdict | undefined {
    if (this.params.task !== 'shares' || this.answer === undefined || !this.shares) return undefined;
    return judgeSum(this.answer, this.shares);
  }
  get edgeVerdict() {
    if (this.#left === undefined || this.guess === undefined) return undefined;
    return verdictOnEdge(this.graph, this.guess, this.#left);
  }
  readonly cancelling = $derived.by(() =>
    this.params.task === 'cancel' ? bestCancelling(this.graph) : undefined
  );

  get score() {
    const { task } = this.params;
    if (task === 'shares') return this.sumVerdict === 'right' ? 1 : 0;
    if (task === 'missing-edge') return this.edgeVerdict?.right ? 1 : 0;
    if (task === 'cancel') return this.cancelling?.solved ? 1 : 0;
    return undefined;
  }

  reset = () => {
    this.#t = undefined;
    this.pointed = this.active = this.answer = this.guess = undefined;
  };

  values() {
    const progress = this.progressAt(1);
    const current = this.structure.nodes[progress.current];
    const numbers = numbersOf(this.graph);
    // An exercise does not give its answer away.
    const hidden = this.hidesTotal ? Object.keys(numbers).filter((name) => /^dW/.test(name)) : [];
    return {
      ...numbers,
      ...Object.fromEntries(hidden.map((name) => [name, null])),
      pass: progress.backward > 0 ? 'backward' : 'forward',
      operation: current?.id ?? null,
      pinned: this.params.pin,
      shares: this.shares?.list.map(({ share }) => share) ?? null,
      total: this.hidesTotal ? null : (this.shares?.total ?? null)
    };
  }
  /** An encoder and its decoder are two networks, which no one file can hold. */
  pass() {
    const { decoder, net, x, steps, h0 } = this.input;
    if (decoder) return undefined;
    // Steps that read nothing read 0.
    return net.forward(Array.from({ length: steps }, (_, t) => x[t] ?? [0]).flat(), { T: steps, h0 });
  }
}
