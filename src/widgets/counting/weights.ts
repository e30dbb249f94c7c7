/** Weights of an LSTM that reads a and b, rows as PyTorch has them (i, f, g, o), both biases in one. */
export interface CounterWeights {
  units: number;
  Wx: readonly number[];
  Wh: readonly number[];
  b: readonly number[];
  Wy: readonly number[];
  by: number;
}
