import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './run.mjs';

/**
 * Writes a file of the repository as `npm run format` would leave it.
 *
 * @param path from the repository's root
 */
export async function writeFormatted(path: string, text: string): Promise<void> {
  const filepath = join(root, path);
  writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
}

/** Puts lines of Markdown between the marks `<!-- measured -->` and `<!-- /measured -->` of a page. */
export async function writeMeasured(path: string, lines: readonly string[]): Promise<void> {
  const page = readFileSync(join(root, path), 'utf8');
  const [before, rest] = page.split('<!-- measured -->\n');
  const after = rest.slice(rest.indexOf('<!-- /measured -->'));
  await writeFormatted(path, `${before}<!-- measured -->\n\n${lines.join('\n')}\n\n${after}`);
}
