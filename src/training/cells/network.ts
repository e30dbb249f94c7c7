import {
  Network,
  Trace,
  typescript,
  wasmBackend,
  type Backend,
  type NetworkSpec
} from '../../engine/index.ts';
import { RARE } from '../text/vocabulary.ts';

/** A trained network and its alphabet, as a message carries them. */
export interface Carried {
  /** Tells it from others. */
  id: string;
  spec: NetworkSpec;
  /** By token. */
  characters: readonly string[];
  weights: Float32Array;
}

export const carry = (id: string, { spec, data }: Network, characters: readonly string[]): Carried => ({
  id,
  spec,
  characters,
  weights: Float32Array.from(data)
});

/**
 * A text as a network can read it: a character that it has never seen becomes the one that stands for all of these, else a
 * question mark, a space, or whatever comes first.
 */
export function readable(text: string, characters: readonly string[]): string {
  const known = new Set(characters);
  const other = [RARE, '?', ' '].find((character) => known.has(character)) ?? characters[0];
  return Array.from(text, (character) => (known.has(character) ? character : other)).join('');
}

/** A network that reads one text, with the buffers that this takes: made once, because a backend takes none back. */
export class Bench {
  readonly network: Network;
  readonly #characters: readonly string[];
  readonly #tokens: ReadonlyMap<string, number>;
  readonly #traces = new Map<number, Trace<Network>>();

  /** @param kernels the engine's, or null for plain TypeScript */
  constructor({ spec, weights, characters }: Carried, kernels: WebAssembly.Module | null) {
    const backend: Backend = kernels ? wasmBackend(kernels) : typescript;
    this.network = new Network({ ...spec, dtype: 'float32' }, { backend });
    this.network.data.set(weights);
    this.#characters = characters;
    this.#tokens = new Map(characters.map((character, token) => [character, token]));
  }

  get characters(): readonly string[] {
    return this.#characters;
  }

  /** Units of the layer that is looked at: the topmost. */
  get cells(): number {
    return this.network.spec.hiddenSize;
  }

  encode(text: string): Int32Array {
    const { length } = Array.from(text);
    return Int32Array.from(
      Array.from(readable(text, this.#characters)).slice(0, length),
      (character) => this.#tokens.get(character) ?? 0
    );
  }

  /** For so many steps of one text. */
  trace(T: number): Trace<Network> {
    const trace = this.#traces.get(T) ?? new Trace(this.network, T, 1, true);
    this.#traces.set(T, trace);
    return trace;
  }
}
