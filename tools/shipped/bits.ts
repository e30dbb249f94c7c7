import { crossEntropy, type Network } from '../../src/engine/index.ts';
import type { Vocabulary } from '../../src/training/text/vocabulary.ts';

/** Bits per character of a text that a network reads from an empty state. */
export function bitsOf(network: Network, vocabulary: Vocabulary, text: string): number {
  const tokens = vocabulary.encode(text);
  const T = tokens.length - 1;
  // A clone in plain TypeScript: a WebAssembly backend never gives back the memory of so long a trace.
  const trace = network.clone().forward(tokens.subarray(0, T), { T });
  return crossEntropy(trace, tokens.subarray(1)).loss / Math.LN2;
}
