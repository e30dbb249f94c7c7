import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadNetwork, saveNetwork, type Network } from '../../src/engine/index.ts';
import type { HeldOut } from '../../src/training/shipped/held-out.ts';
import { CHARACTERS, START } from '../../src/training/shipped/model.ts';
import { sha256 } from '../../src/training/shipped/sha256.ts';
import type { TextRunConfig } from '../../src/training/run/config.ts';
import { root } from '../run.mjs';
import { writeFormatted } from '../written.ts';

/**
 * Puts a network into static/models, and what tells its file from a damaged one beside the loader.
 *
 * @param start where it was trained from, for who makes the untrained one again
 * @returns the network as whoever loads the file gets it
 */
export async function ship(
  id: string,
  network: Network,
  characters: readonly string[],
  start?: Pick<TextRunConfig, 'seed' | 'init'>
): Promise<{ network: Network }> {
  const metadata = {
    [CHARACTERS]: JSON.stringify(characters),
    ...(start && { [START]: JSON.stringify({ seed: start.seed, ...start.init }) })
  };
  const bytes = saveNetwork(network, metadata, { quantise: true });
  await put(id, `${id}.safetensors`, bytes);
  return { network: loadNetwork(bytes) };
}

/** Puts texts that a model has not learnt from beside it. */
export async function shipHeldOut(id: string, texts: HeldOut): Promise<void> {
  await put(
    `${id}-held-out`,
    `${id}-held-out.json`,
    new TextEncoder().encode(`${JSON.stringify(texts, null, 1)}\n`)
  );
}

async function put(name: string, file: string, bytes: Uint8Array): Promise<void> {
  writeFileSync(join(root, 'static/models', file), bytes);
  const about = { file, bytes: bytes.length, sha256: sha256(bytes) };
  await writeFormatted(`src/training/shipped/${name}.json`, JSON.stringify(about));
}
