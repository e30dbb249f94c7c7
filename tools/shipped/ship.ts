import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveNetwork, type Network } from '../../src/engine/index.ts';
import { CHARACTERS } from '../../src/training/shipped/model.ts';
import { sha256 } from '../../src/training/shipped/sha256.ts';
import { root } from '../run.mjs';
import { writeFormatted } from '../written.ts';

/** Puts a network into static/models, and what tells its file from a damaged one beside the loader. */
export async function ship(id: string, network: Network, characters: readonly string[]): Promise<void> {
  const bytes = saveNetwork(network, { [CHARACTERS]: JSON.stringify(characters) }, { quantise: true });
  const file = `${id}.safetensors`;
  writeFileSync(join(root, 'static/models', file), bytes);
  const about = { file, bytes: bytes.length, sha256: sha256(bytes) };
  await writeFormatted(`src/training/shipped/${id}.json`, JSON.stringify(about));
}
