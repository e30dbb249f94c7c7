import { int, params, flag, type Values } from '../params/index.ts';

export const parameters = params(
  {
    length: int(5, { min: 1, max: 20 }),
    broken: flag(false),
    fuse: int(0, { max: 20 }),
    stops: int(0, { max: 20 }),
    slow: flag(false)
  },
  { v: 1 }
);

/** The smallest figure with a whole player: it counts. It can be told to fail, to see what the frame does then. */
export class Counter {
  readonly params: Values<typeof parameters>;
  t = $state(0);
  failure = $state.raw<{ message: string }>();
  score = $derived.by(() => this.t / this.length);

  constructor(params: Values<typeof parameters>) {
    this.params = params;
  }

  get length() {
    return this.params.length;
  }
  get substeps() {
    return this.params.slow ? 4 : 1;
  }
  seek = (t: number) => {
    if (this.params.broken) throw new Error('The counter is broken.');
    if (t > 0 && t === this.params.fuse) throw new Error('The fuse blew.');
    if (t > 0 && t === this.params.stops) this.failure = { message: 'Out of memory.' };
    else this.t = t;
  };
  restart = () => {
    this.failure = undefined;
    this.t++;
  };
  values() {
    return { squares: Array.from({ length: this.length }, (_, t) => t * t) };
  }
}
