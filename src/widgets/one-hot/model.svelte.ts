import { Network, Rng } from '$engine';
import { Timed } from '$frame/timed.svelte.ts';
import type { OneHotParams } from './params.ts';

export const LETTERS = ['h', 'e', 'l', 'o'] as const;
export const TEXT = 'hello';
/** Rows of the layer's matrix, and numbers of the embedding, as they are drawn. */
export const ROWS = 3;
export const SIZE = 2;

/** A matrix by rows. */
export interface Drawn {
  values: number[];
  columns: number;
}

/** A product that is written out: the matrix, what it is multiplied by, and what comes out. */
export interface Product {
  matrix: Drawn;
  by: number[];
  out: number[];
}

/** A letter as a vector with a single 1: what a matrix makes of it, and that this is one of its columns. */
export class OneHot extends Timed {
  readonly params: OneHotParams;
  readonly net = $derived.by(() => {
    const { embedding, seed } = this.params;
    const net = new Network({
      cell: 'rnn',
      inputSize: LETTERS.length,
      hiddenSize: ROWS,
      embeddingSize: embedding ? SIZE : 0,
      bias: false,
      dtype: 'float64'
    });
    // One decimal and never 0, so that a product can be read at a glance.
    const rng = new Rng(seed);
    for (const name of net.names) {
      const { data } = net.parameter(name);
      net.set(
        name,
        Array.from(data, () => (Math.round(rng.uniform(-9.49, 9.49)) || 1) / 10)
      );
    }
    return net;
  });
  readonly token = $derived.by(() => LETTERS.indexOf(TEXT[Math.max(0, this.t - 1)] as 'h'));
  readonly x = $derived(LETTERS.map((_, v) => Number(v === this.token)));
  /** One product, or with an embedding two. */
  readonly products: readonly Product[] = $derived.by(() => {
    const weights = this.net.parameter('weight_ih_l0');
    const layer = { values: Array.from(weights.data), columns: weights.shape[1] };
    if (!this.params.embedding) return [productOf(layer, this.x)];
    // PyTorch keeps a row for each character; as a matrix that is multiplied it is turned over.
    const rows = this.net.parameter('embedding.weight').data;
    const table = Array.from({ length: SIZE }, (_, i) => LETTERS.map((_, v) => rows[v * SIZE + i])).flat();
    const first = productOf({ values: table, columns: LETTERS.length }, this.x);
    return [first, productOf(layer, first.out)];
  });
  /** What the engine gets for the letter, which it looks up and never multiplies. */
  readonly looked = $derived.by(() =>
    Array.from(this.net.forward(Int32Array.of(this.token), { T: 1 }).gates(0, 0).a)
  );
  /** Products of the first matrix with the letter's vector, and those that are by 0. */
  readonly work = $derived.by(() => {
    const all = this.products[0].matrix.values.length;
    return { all, zeros: all - all / LETTERS.length };
  });
  /** Weights between character and layer, without an embedding and with one. */
  readonly counts = $derived.by(() => {
    const { characters, size, rows } = this.params;
    return { without: rows * characters, with: characters * size + rows * size };
  });

  constructor(params: OneHotParams) {
    super();
    this.params = params;
    this.seek(3);
  }

  get length() {
    return TEXT.length;
  }
  get start() {
    return 3;
  }
  reset = () => this.seek(3);
  /** The rows of the first matrix, one after the other. */
  readonly substeps = ROWS;

  values() {
    return { letter: LETTERS[this.token], x: this.x, out: this.looked, weights: this.counts };
  }
}

function productOf(matrix: Drawn, by: number[]): Product {
  const { values, columns } = matrix;
  const out = Array.from({ length: values.length / columns }, (_, row) =>
    by.reduce((sum, factor, j) => sum + values[row * columns + j] * factor, 0)
  );
  return { matrix, by, out };
}
