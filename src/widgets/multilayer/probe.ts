import { Matrix, QrDecomposition } from 'ml-matrix';
import { Rng, type Network } from '$engine';

/** Steps of random bits over which states are probed, after the first ones, and lags that are asked for. */
const STEPS = 400;
const WARM = 20;
export const LAGS = 8;

/**
 * What each layer's state keeps: how well the bit of k steps ago can be read off it by a linear function, as R² (the share
 * of the bit's variance that least squares explain) over 400 random bits.
 *
 * @returns [layers][LAGS], each 0 to 1
 */
export function probe(net: Network, seed: number): number[][] {
  const rng = new Rng(seed);
  const T = WARM + STEPS;
  const bits = Array.from({ length: T }, () => (rng.uniform(0, 1) < 0.5 ? -1 : 1));
  const trace = net.forward(bits, { T });
  return Array.from({ length: net.spec.numLayers }, (_, layer) => {
    const states = new Matrix(Array.from({ length: STEPS }, (_, row) => [...trace.h(layer, WARM + row), 1]));
    const decomposition = new QrDecomposition(states);
    // States that do not span their space (a single value throughout) cannot be read at all.
    if (!decomposition.isFullRank()) return Array.from({ length: LAGS }, () => 0);
    return Array.from({ length: LAGS }, (_, lag) => {
      const target = Array.from({ length: STEPS }, (_, row) => bits[WARM + row - lag]);
      const wanted = Matrix.columnVector(target);
      const read = states.mmul(decomposition.solve(wanted));
      const mean = target.reduce((sum, bit) => sum + bit, 0) / STEPS;
      const total = target.reduce((sum, bit) => sum + (bit - mean) ** 2, 0);
      const left = Matrix.sub(wanted, read).norm('frobenius') ** 2;
      return Math.max(0, 1 - left / total);
    });
  });
}
