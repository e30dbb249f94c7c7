import { Network, Trace, wasmBackend, type FloatArray, type Spec } from '../../engine/index.ts';
import { Vocabulary } from '../text/vocabulary.ts';

/** A trained character model as it can be handed to a worker. */
export interface Handed {
  /** Tells it from others. */
  id: string;
  spec: Spec;
  weights: FloatArray;
  /** By token. */
  characters: readonly string[];
}

/** A model at work: it reads a text character by character. */
export class Reader {
  readonly network: Network;
  readonly vocabulary: Vocabulary;
  readonly #trace: Trace;
  readonly #one = new Int32Array(1);

  /** @param kernels null for plain TypeScript */
  constructor({ spec, weights, characters }: Handed, kernels: WebAssembly.Module | null = null) {
    this.network = new Network(spec, kernels ? { backend: wasmBackend(kernels) } : {});
    this.network.data.set(weights);
    this.vocabulary = new Vocabulary({ characters });
    this.#trace = new Trace(this.network, 1, 1, true);
    this.reset();
  }

  /** Forgets what was read, and reads a line's end: what comes first in a text is then like what comes first in a line. */
  reset(): void {
    this.#trace.hn.fill(0);
    this.#trace.cn.fill(0);
    const end = this.vocabulary.characters.indexOf('\n');
    this.read(Math.max(0, end));
  }

  /** Reads a token; the scores of what may come next, overwritten by the next one read. */
  read(token: number): FloatArray {
    this.#one[0] = token;
    const { hn, cn } = this.#trace;
    this.network.step(this.#one, this.network.cell.hasC ? { h: hn, c: cn } : { h: hn }, this.#trace);
    return this.scores;
  }

  get scores(): FloatArray {
    return this.#trace.output;
  }
}
