import { Network, Rng, type Gradients, type Trace } from '$engine';
import type { MultilayerParams } from './params.ts';

export type Setup = Pick<MultilayerParams, 'cell' | 'layers' | 'hidden' | 'radius' | 'seed'>;

/** A stack of recurrent layers that reads one bit a step, as −1 or 1, and answers one number. */
export function build({ cell, layers, hidden, radius, seed }: Setup): Network {
  return new Network({
    cell,
    inputSize: 1,
    hiddenSize: hidden,
    numLayers: layers,
    outputSize: 1,
    dtype: 'float64'
  }).init(new Rng(seed), { spectralRadius: radius });
}

export const inputs = (bits: string): number[] => Array.from(bits, (bit) => (bit === '1' ? 1 : -1));

/** Both passes: forward over the bits, and the gradient of the last answer back through the grid. */
export function run(net: Network, bits: string): { trace: Trace<Network>; gradients: Gradients } {
  const T = bits.length;
  const trace = net.forward(inputs(bits), { T });
  const dOutput = new Float64Array(T);
  dOutput[T - 1] = 1;
  return { trace, gradients: net.backward(trace, { dOutput }) };
}

const gatesOf = { rnn: 1, gru: 3, lstm: 4 } as const;

/** Parameters of one layer, counted from the engine's own tensors; `layer` from 0. */
export const countOf = (net: Network, layer: number): number =>
  net.names
    .filter((name) => name.endsWith(`_l${layer}`))
    .reduce((sum, name) => sum + net.parameter(name).data.length, 0);

/** The same by its formula, as factors: gates, units, inputs. */
export function formulaOf({ cell, hidden }: Setup, layer: number) {
  return { gates: gatesOf[cell], H: hidden, D: layer === 0 ? 1 : hidden };
}

/** What a wrong count of a layer's parameters has forgotten; undefined where that is not plain. */
export function mistakeIn(setup: Setup, layer: number, answer: number) {
  const { gates, H, D } = formulaOf(setup, layer);
  const weights = gates * H * (D + H);
  const biases = gates * H;
  if (answer === weights + 2 * biases) return undefined;
  if (answer === weights) return 'no-biases';
  if (answer === weights + biases) return 'one-bias';
  if (gates > 1 && answer === H * (D + H) + 2 * H) return 'one-gate';
  if (layer > 0 && answer === gates * H * (1 + H) + 2 * biases) return 'input-size';
  if (layer === 0 && answer === gates * H * (H + H) + 2 * biases) return 'first-layer';
  return undefined;
}
