import { Network, type Trace } from '$engine';

/**
 * A lamp with one button, set by hand: a = max(0, a′ + w b′ + x), b = max(0, a′ + w b′ + x − 1), y = a − 2b. With w = −2
 * the sum a′ − 2b′ is 1 while the lamp is on and 0 while it is off, so that a counts it and x together, up to 2, and b is
 * 1 exactly at 2.
 */
export function lamp(w: number): Network {
  const net = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 2,
    outputSize: 1,
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [1, 1]);
  net.set('bias_ih_l0', [0, -1]);
  net.set('weight_hh_l0', [1, w, 1, w]);
  net.set('head.weight', [1, -2]);
  return net;
}

/** What the lamp is made of: two weights from the input, four from the state, two biases, two weights to the answer. */
export const WEIGHTS = 10;

export const inputsOf = (bits: string): number[] => Array.from(bits, Number);
export const run = (net: Network, bits: string): Trace<Network> =>
  net.forward(inputsOf(bits), { T: bits.length });

/** Whether the lamp is on after each press: an odd number of them so far. */
export function lampAfter(bits: string): boolean[] {
  let on = false;
  return Array.from(bits, (bit) => (on = on !== (bit === '1')));
}

/** What an answer says: on near 1, off near 0, and between or beyond nothing. */
export const said = (y: number): boolean | undefined =>
  Math.abs(y - 1) < 0.25 ? true : Math.abs(y) < 0.25 ? false : undefined;
