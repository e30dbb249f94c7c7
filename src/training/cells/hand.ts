import { tanh, type FloatArray, type Network, type Trace } from '../../engine/index.ts';
import type { Hold } from './hold.ts';
import type { Bench } from './network.ts';

/**
 * Reads character by character, and may hold one cell of the topmost layer meanwhile: after every step its state is what
 * it is held at, both for the answer of that step and for the next one.
 */
export class Hand {
  readonly #bench: Bench;
  readonly #hold: Hold | undefined;
  readonly #trace: Trace<Network>;
  readonly #state: { h: FloatArray; c?: FloatArray };
  readonly #one = new Int32Array(1);
  readonly #top: number;

  constructor(bench: Bench, hold?: Hold) {
    this.#bench = bench;
    this.#hold = hold;
    this.#trace = bench.trace(1);
    const { hn, cn } = this.#trace;
    hn.fill(0);
    cn.fill(0);
    const { cell, spec } = bench.network;
    this.#state = cell.hasC ? { h: hn, c: cn } : { h: hn };
    this.#top = (spec.numLayers - 1) * spec.hiddenSize;
  }

  /** h and, where there is one, c of the topmost layer; to be read before the next step. */
  get h(): FloatArray {
    return this.#trace.hn.subarray(this.#top, this.#top + this.#bench.cells);
  }
  get c(): FloatArray {
    return this.#trace.cn.subarray(this.#top, this.#top + this.#bench.cells);
  }

  /** @returns the scores of what comes next; to be read before the next step */
  read(token: number): FloatArray {
    this.#one[0] = token;
    this.#bench.network.step(this.#one, this.#state, this.#trace);
    if (this.#hold) this.#put(this.#hold);
    return this.#trace.output;
  }

  #put({ cell, value }: Hold): void {
    const { network } = this.#bench;
    const { hn, cn, output } = this.#trace;
    const at = this.#top + cell;
    let h = value;
    if (network.cell.hasC) {
      cn[at] = value;
      // The gates of one step of one text lie one after the other.
      const { gates } = this.#trace.layers[network.spec.numLayers - 1];
      h = gates[network.cell.gates.indexOf('o') * this.#bench.cells + cell] * tanh(value);
    }
    const moved = h - hn[at];
    hn[at] = h;
    const { data } = network.parameter('head.weight');
    for (let v = 0; v < output.length; v++) output[v] += data[v * this.#bench.cells + cell] * moved;
  }
}
