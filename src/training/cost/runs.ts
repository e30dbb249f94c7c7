import { Gradients, Network, Rng, squaredError, Trace, type Backend } from '../../engine/index.ts';
import { Attention } from './attention.ts';
import { weights, type Case } from './counts.ts';

/** Beyond this length attention without a cache is not run: it would take longer than anybody waits. */
export const UNCACHED_MOST = 256;

/** Whether a case is measured, and not only counted. In training there is no cache that could be missing. */
export const isRun = ({ reader, use, T }: Pick<Case, 'reader' | 'use' | 'T'>) =>
  reader !== 'uncached' || (use === 'generate' && T <= UNCACHED_MOST);

/** Bytes of a backend's memory in which any case of this width and length has room. */
export const memoryFor = (width: number, T: number) =>
  2 ** 22 + 4 * (60 * width * T + 2 * T * T + 40 * width * width);

/**
 * One case as something that can be run again and again, and does the same each time: in training a pass forward and
 * back over one random sequence, in generating T tokens, each read from the one before.
 *
 * @returns the run, which gives the numbers of its last answer
 */
export function runOf(
  { reader, cell, width: d, T, use }: Case,
  backend: Backend
): () => Float32Array | Float64Array {
  const rng = new Rng(1);
  const numbers = (length: number) => Float32Array.from({ length }, () => rng.normal());
  const x = numbers(T * d);
  const target = numbers(T * d);
  const first = x.subarray(0, d);
  if (reader === 'recurrent') {
    const net = new Network({ cell, inputSize: d, hiddenSize: d }, { backend }).init(rng);
    if (use === 'generate') return generating(net, T, first);
    const trace = new Trace(net, T, 1);
    const gradients = new Gradients(trace);
    const dOutput = backend.allocate('float32', T * d);
    return () => {
      net.forward(x, { T, reuse: trace });
      squaredError(trace.output, target, dOutput);
      net.zeroGrad();
      net.backward(trace, { dOutput, reuse: gradients });
      return trace.output.subarray(-d);
    };
  }
  const layer = new Attention(backend, d, T, rng);
  if (use === 'train')
    return () => {
      squaredError(layer.forward(x), target, layer.dy);
      layer.backward();
      return layer.y.subarray(-d);
    };
  const tokens = backend.allocate('float32', (T + 1) * d);
  return () => {
    tokens.set(first);
    for (let t = 0; t < T; t++) {
      const now = tokens.subarray(t * d, (t + 1) * d);
      const y =
        reader === 'attention'
          ? layer.next(t, now).subarray(0, d)
          : layer.forward(tokens, t + 1).subarray(t * d, (t + 1) * d);
      tokens.set(y, (t + 1) * d);
    }
    return tokens.subarray(-d);
  };
}

function generating(net: Network, T: number, first: Float32Array) {
  const trace = new Trace(net, 1, 1);
  const start = net.zeroState();
  return () => {
    let { output, state } = net.step(first, start, trace);
    for (let t = 1; t < T; t++) ({ output, state } = net.step(output, state, trace));
    return output;
  };
}

/** The weights of both readers, to say how large they are. */
export const sizes = (given: Pick<Case, 'cell' | 'width'>) => ({
  recurrent: weights({ ...given, reader: 'recurrent' }),
  attention: weights({ ...given, reader: 'attention' })
});
