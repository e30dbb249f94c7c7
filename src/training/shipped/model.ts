import { EngineError, loadNetwork, Network, readSafetensors, Rng } from '../../engine/index.ts';
import { ShippingError } from './fetch.ts';

/** A trained character model: the network, and the characters that its tokens stand for. */
export interface CharacterModel {
  id: string;
  network: Network;
  /** By token. */
  characters: readonly string[];
  /** How its weights were drawn before anything was learnt, where the file says so. */
  start?: { seed: number; forgetBias?: number };
}

/** Where a file's metadata hold the characters, as a JSON list. */
export const CHARACTERS = 'characters';
/** And where they say how the weights were drawn. */
export const START = 'start';

/** @throws ShippingError ('wrong') on a file that holds no character model */
export function characterModel(id: string, file: Uint8Array): CharacterModel {
  try {
    const network = loadNetwork(file);
    const { metadata } = readSafetensors(file);
    const characters: unknown = JSON.parse(metadata[CHARACTERS] ?? 'null');
    const { inputSize, outputSize } = network.spec;
    if (!isAlphabet(characters) || characters.length !== inputSize || characters.length !== outputSize) {
      throw new EngineError(
        CHARACTERS,
        `${inputSize} characters, one a token`,
        metadata[CHARACTERS] ?? 'none'
      );
    }
    return {
      id,
      network,
      characters,
      start: metadata[START] ? startOf(JSON.parse(metadata[START])) : undefined
    };
  } catch (cause) {
    throw new ShippingError('wrong', cause instanceof Error ? cause.message : String(cause));
  }
}

const isAlphabet = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && Array.from(one).length === 1);

function startOf(value: unknown): CharacterModel['start'] {
  const { seed, forgetBias } = (value ?? {}) as Record<string, unknown>;
  const sound = Number.isSafeInteger(seed) && (forgetBias === undefined || Number.isFinite(forgetBias));
  if (!sound) throw new EngineError(START, 'a seed and a forgetBias', JSON.stringify(value));
  return { seed: seed as number, forgetBias: forgetBias as number | undefined };
}

/** The network as it was before it learnt anything; undefined where the file does not say how it was drawn. */
export function untrained({ network, start }: CharacterModel): Network | undefined {
  if (!start) return undefined;
  const { seed, ...init } = start;
  return new Network(network.spec).init(new Rng(seed), init);
}
