import { EngineError, loadNetwork, readSafetensors, type Network } from '../../engine/index.ts';
import { ShippingError } from './fetch.ts';

/** A trained character model: the network, and the characters that its tokens stand for. */
export interface CharacterModel {
  id: string;
  network: Network;
  /** By token. */
  characters: readonly string[];
}

/** Where a file's metadata hold the characters, as a JSON list. */
export const CHARACTERS = 'characters';

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
    return { id, network, characters };
  } catch (cause) {
    throw new ShippingError('wrong', cause instanceof Error ? cause.message : String(cause));
  }
}

const isAlphabet = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && Array.from(one).length === 1);
