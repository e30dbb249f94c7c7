import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../../node_modules/.cache/unrolled/fonts', import.meta.url));

/** Raised where the same font and characters no longer give the same file. */
const form = 1;

/**
 * A font with the glyphs of some characters only, and with all its OpenType features among them.
 *
 * @param file a woff2 font
 * @param weights the part of a variable font's axis that is kept, one number where it is to be fixed
 * @returns where the smaller font lies, under the name of the whole one
 */
export async function subset(
  file: string,
  characters: string,
  weights?: number | { min: number; max: number }
): Promise<string> {
  const font = readFileSync(file);
  const digest = createHash('sha256')
    .update(JSON.stringify([form, characters, weights ?? null]))
    .update(font)
    .digest('hex');
  const made = join(cache, digest.slice(0, 16), basename(file));
  if (existsSync(made)) return made;

  // Loaded only here: it starts a compiler's worth of WebAssembly, and mostly there is nothing to do.
  const { default: subsetFont } = await import('subset-font');
  const smaller = await subsetFont(font, characters, {
    targetFormat: 'woff2',
    ...(weights !== undefined && { variationAxes: { wght: weights } })
  });
  mkdirSync(dirname(made), { recursive: true });
  // Two may build at once: a reader must never see half a file.
  const temporary = `${made}.${randomUUID()}`;
  writeFileSync(temporary, smaller);
  renameSync(temporary, made);
  return made;
}
