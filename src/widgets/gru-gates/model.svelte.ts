import { readable, oneHot } from '$figure/cell/characters.ts';
import { MOST_CHARACTERS, type GruGatesParams } from './params.ts';
import { build, D, gateNames, presetOf, randomWeights, rowOf, type Gate, type Preset } from './weights.ts';

/** One step of one unit: every number that the drawing carries. */
export interface Step {
  r: number;
  z: number;
  n: number;
  hBefore: number;
  h: number;
  /** W_in x_t + b_in: what the input says of the new content. */
  given: number;
  /** W_hn h_{t−1} + b_hn: what the reset gate lets through to n. */
  offered: number;
  kept: number;
  written: number;
  y: number;
}

const holdFlag = { r: 'holdR', z: 'holdZ', n: 'holdN' } as const;
export type Weight = { kind: 'Wx' | 'Wh' | 'b'; column: number } | { kind: 'bhn' };

/** A GRU at work on a string of characters, one of its units looked into. */
export class GruGates {
  readonly params: GruGatesParams;
  /** The gates, the content, the new state. */
  readonly substeps = 3;
  #t = $state(0);

  /** One value, not several: while prerendering, Svelte computes a derived value at every reading. */
  readonly run = $derived.by(() => {
    const { params } = this;
    const unit = params.unit - 1;
    const { units, text } = params;
    const held: Partial<Record<Gate, number>> = {};
    for (const gate of gateNames) if (params[holdFlag[gate]]) held[gate] = params[gate];
    const net = build(params, unit, held);
    const T = text.length;
    const h0 = Array.from({ length: units }, (_, k) => (k === unit ? params.h0 : 0));
    const x = oneHot(text);
    const trace = net.forward(x, { T, h0 });
    const row = rowOf('n', unit, units);
    const Whn = net.parameter('weight_hh_l0').data.subarray(row * units, (row + 1) * units);
    const bhn = net.parameter('bias_hh_l0').data[row];
    const Win = net.parameter('weight_ih_l0').data.subarray(row * D, (row + 1) * D);
    const bin = net.parameter('bias_ih_l0').data[row];
    const steps = Array.from({ length: T }, (_, t): Step => {
      const gates = trace.gates(0, t);
      const [r, z, n] = gateNames.map((gate) => gates[gate][unit]);
      const before = Array.from(trace.h(0, t - 1));
      const hBefore = before[unit];
      return {
        r,
        z,
        n,
        hBefore,
        h: trace.h(0, t)[unit],
        given: Array.from(Win).reduce((sum, w, k) => sum + w * x[t * D + k], bin),
        offered: before.reduce((sum, value, k) => sum + Whn[k] * value, bhn),
        kept: z * hBefore,
        written: (1 - z) * n,
        y: trace.output[t]
      };
    });
    return { trace, steps };
  });
  readonly preset = $derived.by(() => presetOf(this.params));

  constructor(params: GruGatesParams) {
    this.params = params;
    this.reset();
  }

  get text() {
    return this.params.text;
  }
  get t() {
    return Math.min(this.#t, this.length);
  }
  get length() {
    return this.text.length;
  }
  get at() {
    return Math.max(0, this.t - 1);
  }
  get steps(): readonly Step[] {
    return this.run.steps;
  }
  get now(): Step {
    return this.steps[this.at];
  }
  seek = (t: number) => {
    this.#t = Math.max(0, Math.min(this.length, Math.round(t)));
  };
  reset = () => this.seek(2);

  setText = (typed: string) => {
    const text = readable(typed, MOST_CHARACTERS);
    if (text !== '') this.params.text = text;
    return text === typed;
  };
  choose = (preset: Preset) => {
    this.params.preset = preset;
    this.release();
  };
  draw = () => {
    this.params.seed = (this.params.seed % 9999) + 1;
    Object.assign(this.params, randomWeights(2, this.params.seed));
    this.release();
  };
  held = (gate: Gate) => this.params[holdFlag[gate]];
  release = () => {
    for (const gate of gateNames) this.params[holdFlag[gate]] = false;
  };
  hold = (gate: Gate, on: boolean) => {
    // A gate is first held where it stands, so that nothing jumps.
    if (on) this.params[gate] = Number(this.now[gate].toFixed(3));
    this.params[holdFlag[gate]] = on;
  };
  setHeld = (gate: Gate, value: number) => {
    this.params[gate] = value;
    this.params[holdFlag[gate]] = true;
  };

  weight = (gate: Gate, weight: Weight): number => this.params[weight.kind][this.#index(gate, weight)];
  setWeight = (gate: Gate, weight: Weight, value: number) => {
    const index = this.#index(gate, weight);
    this.params[weight.kind] = this.params[weight.kind].map((old, i) => (i === index ? value : old));
  };
  #index(gate: Gate, weight: Weight) {
    const { units, unit } = this.params;
    if (weight.kind === 'bhn') return unit - 1;
    const row = rowOf(gate, unit - 1, units);
    return weight.kind === 'b' ? row : row * (weight.kind === 'Wx' ? D : units) + weight.column;
  }

  values() {
    const { trace } = this.run;
    const over = <V>(value: (t: number) => V) => Array.from({ length: this.length }, (_, t) => value(t));
    const gate = (name: string) => over((t) => Array.from(trace.gates(0, t)[name]));
    return {
      text: this.text,
      r: gate('r'),
      z: gate('z'),
      n: gate('n'),
      h: over((t) => Array.from(trace.h(0, t))),
      y: Array.from(trace.output)
    };
  }
}
