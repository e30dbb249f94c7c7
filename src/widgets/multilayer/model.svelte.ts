import { Timed } from '$frame/timed.svelte.ts';
import { build, countOf, inputs, mistakeIn, run } from './network.ts';
import type { MultilayerParams } from './params.ts';
import { probe } from './probe.ts';

/** A cell of the grid: a layer and a step, both from 0. */
export interface Place {
  layer: number;
  step: number;
}

/** A grid of layers by steps that is run forward along its diagonals, and back. */
export class Multilayer extends Timed {
  readonly params: MultilayerParams;
  /** The cell that is pointed at or focused. */
  pointed = $state.raw<Place>();

  readonly net = $derived.by(() => build(this.params));
  readonly passes = $derived.by(() => run(this.net, this.params.bits));
  readonly h = $derived.by(() => {
    const { trace } = this.passes;
    return this.#grid((layer, step) => Array.from(trace.h(layer, step)));
  });
  /** Gradient of the last answer by every state. */
  readonly dh = $derived.by(() => {
    const { gradients } = this.passes;
    return this.#grid((layer, step) => Array.from(gradients.dh(layer, step)));
  });
  readonly kept = $derived.by(() => probe(this.net, 7));
  readonly counts = $derived.by(() => {
    const { net } = this;
    return Array.from({ length: this.params.layers }, (_, layer) => countOf(net, layer));
  });

  constructor(params: MultilayerParams) {
    super();
    this.params = params;
    this.reset();
  }

  get steps() {
    return this.params.bits.length;
  }
  /** Every cell, layer by layer. */
  get places(): readonly Place[] {
    return this.#grid((layer, step) => ({ layer, step })).flat();
  }
  /** Diagonals of the grid: cells on one diagonal need nothing of each other. */
  get diagonals() {
    return this.steps + this.params.layers - 1;
  }
  /** As many positions forward as there are diagonals, and as many back. */
  get length() {
    return 2 * this.diagonals;
  }
  get backward() {
    return this.t > this.diagonals;
  }
  reset = () => this.seek(Math.ceil(this.diagonals / 2));

  /** Whether a cell's state is computed at the present position. */
  computed = ({ layer, step }: Place) => this.backward || layer + step < this.t;
  /** Whether its gradient is. */
  returned = ({ layer, step }: Place) => this.backward && layer + step >= 2 * this.diagonals - this.t;
  /** On the diagonal of the present position. */
  now = ({ layer, step }: Place) =>
    this.t > 0 && layer + step === (this.backward ? 2 * this.diagonals - this.t : this.t - 1);

  /** The cell whose numbers are written out: the one pointed at, or else the topmost of the diagonal. */
  get read(): Place {
    const { layers } = this.params;
    if (this.pointed && this.pointed.layer < layers && this.pointed.step < this.steps) return this.pointed;
    const diagonal = Math.max(0, this.backward ? 2 * this.diagonals - this.t : this.t - 1);
    const layer = Math.min(layers - 1, diagonal);
    return { layer, step: Math.min(this.steps - 1, diagonal - layer) };
  }

  #grid<V>(value: (layer: number, step: number) => V): V[][] {
    return Array.from({ length: this.params.layers }, (_, layer) =>
      Array.from({ length: this.steps }, (_, step) => value(layer, step))
    );
  }

  toggle = (step: number) => {
    this.params.bits = Array.from(this.params.bits, (bit, i) =>
      i === step ? (bit === '1' ? '0' : '1') : bit
    ).join('');
  };
  /** Steps that are added read a 1. */
  setSteps = (steps: number) => {
    this.params.bits = this.params.bits.slice(0, steps).padEnd(steps, '1');
  };

  /** In an exercise: the number that is asked for. */
  get wanted() {
    return this.params.task === 'count'
      ? this.counts[this.params.asked - 1]
      : this.steps - 1 + this.params.layers - 1;
  }
  get mistake() {
    const { answer, asked, task } = this.params;
    if (task !== 'count') {
      const cells = this.wanted + 1;
      return answer === cells ? 'cells' : answer === this.steps * this.params.layers ? 'all' : undefined;
    }
    return mistakeIn(this.params, asked - 1, answer);
  }
  get score(): number | undefined {
    if (this.params.task === 'none') return undefined;
    return this.params.answer === this.wanted ? 1 : 0;
  }

  values() {
    const byStep = <V>(grid: V[][]) =>
      Array.from({ length: this.steps }, (_, step) => grid.map((row) => row[step]));
    return {
      x: inputs(this.params.bits),
      h: byStep(this.h),
      dh: byStep(this.dh),
      y: Array.from(this.passes.trace.output),
      parameters: this.counts,
      kept: this.kept
    };
  }
  pass() {
    return this.passes.trace;
  }
}
