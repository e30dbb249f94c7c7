import { Timed } from '$frame/timed.svelte.ts';
import type { ByHandParams } from './params.ts';
import { faultOf, play, STEPS } from './task.ts';

export type Gate = 'i' | 'f' | 'o';

/** A cell whose gates the reader works, step by step. */
export class ByHand extends Timed {
  readonly params: ByHandParams;
  readonly length = STEPS;

  readonly run = $derived.by(() => play(this.params));
  readonly fault = $derived.by(() => faultOf(this.params));

  constructor(params: ByHandParams) {
    super();
    this.params = params;
    this.reset();
  }

  reset = () => this.seek(STEPS);

  open = (gate: Gate, step: number) => this.params[gate][step] === '1';
  toggle = (gate: Gate, step: number) => {
    const bits = Array.from(this.params[gate]);
    bits[step] = bits[step] === '1' ? '0' : '1';
    this.params[gate] = bits.join('');
    this.seek(Math.max(this.t, step + 1));
  };

  get score() {
    return this.fault === undefined ? 1 : 0;
  }

  values() {
    const bits = (text: string) => Array.from(text, Number);
    return {
      i: bits(this.params.i),
      f: bits(this.params.f),
      o: bits(this.params.o),
      c: this.run.c,
      h: this.run.h
    };
  }
  pass() {
    return this.run.trace;
  }
}
