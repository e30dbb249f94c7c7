import type { Allocate, FloatArray } from './buffers.ts';
import type { Cell, LayerGradients, LayerTrace } from './cells/cell.ts';

/** The right-hand matrix of a product, fixed and made ready to be multiplied by, once or many times. */
export interface Matrix {
  /** C[M,N] += A[M,K] times this matrix. */
  mul(M: number, a: FloatArray, aAt: number, c: FloatArray, cAt: number): void;
}

/**
 * Everything a network does with many numbers, and where those numbers live. Matrices are flat and row-major; one
 * inside a longer buffer is that buffer and the place `…At` where it starts. All products add.
 *
 * A kernel takes any buffer, and is fast on those that its own `allocate` has handed out.
 */
export interface Backend {
  readonly name: string;
  readonly allocate: Allocate;

  // Products. `rows`: how many rows a matrix will be multiplied with in all, which decides whether packing it pays.
  /** B[N,K]ᵀ, a weight matrix as PyTorch stores it. */
  matrixNT(rows: number, N: number, K: number, b: FloatArray): Matrix;
  /** B[K,N]: the way back through a weight matrix. */
  matrixNN(rows: number, N: number, K: number, b: FloatArray): Matrix;
  /** C[M,N] += A[K,M]ᵀ · B[K,N]: the gradient of a weight matrix, K running over all steps and items at once. */
  mulTN(M: number, N: number, K: number, a: FloatArray, b: FloatArray, bAt: number, c: FloatArray): void;

  // Rows and columns.
  /** Sets each of `rows` rows of length `n` to the sum of the biases that are there, or to 0. */
  fillRows(rows: number, n: number, bias1: FloatArray | null, bias2: FloatArray | null, c: FloatArray): void;
  /** out[n], and also[n] where it is given, += the sum of the rows of A[rows,n]: the gradients of biases. */
  sumRows(rows: number, n: number, a: FloatArray, out: FloatArray, also: FloatArray | null): void;
  /** c[r,·] = the biases that are there + W[·,tokens[r]] for W[n,V]: the product of W and one-hot vectors. */
  pickColumns(
    rows: number,
    n: number,
    V: number,
    w: FloatArray,
    tokens: Int32Array,
    bias1: FloatArray | null,
    bias2: FloatArray | null,
    c: FloatArray
  ): void;
  /** W[·,tokens[r]] += d[r,·] for W[n,V]: the gradient of `pickColumns`. */
  addToColumns(rows: number, n: number, V: number, d: FloatArray, tokens: Int32Array, w: FloatArray): void;

  // Number by number.
  /**
   * p = factor · softmax(z), row by row of [rows,V].
   * @returns log Σ exp z of every row; the next call overwrites them
   */
  softmax(rows: number, V: number, z: FloatArray, p: FloatArray, factor: number): Float64Array;
  /** a = max(a, 0). */
  relu(a: FloatArray): void;
  /** da = 0 where a is not above 0. */
  reluBackward(a: FloatArray, da: FloatArray): void;
  /** Σ a². */
  sumOfSquares(a: FloatArray): number;
  /** a *= factor. */
  scale(a: FloatArray, factor: number): void;

  // One update of all weights w from their gradients g.
  sgdUpdate(w: FloatArray, g: FloatArray, v: FloatArray, lr: number, momentum: number): void;
  rmsPropUpdate(
    w: FloatArray,
    g: FloatArray,
    v: FloatArray,
    u: FloatArray,
    lr: number,
    alpha: number,
    eps: number,
    momentum: number
  ): void;
  adamUpdate(
    w: FloatArray,
    g: FloatArray,
    m: FloatArray,
    v: FloatArray,
    t: number,
    lr: number,
    beta1: number,
    beta2: number,
    eps: number
  ): void;

  // All steps of a layer in one call, as layer.ts makes them one by one for a backend that has not these two.
  forwardSteps?(
    cell: Cell,
    T: number,
    B: number,
    H: number,
    w: FloatArray,
    bias: FloatArray | null,
    trace: LayerTrace
  ): void;
  backwardSteps?(
    cell: Cell,
    T: number,
    B: number,
    H: number,
    w: FloatArray,
    trace: LayerTrace,
    gradients: LayerGradients
  ): void;
}
