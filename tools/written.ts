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

/**
 * Puts lines of Markdown between the marks `<!-- measured -->` and `<!-- /measured -->` of a page.
 *
 * @param part where a page has several such places: what stands after a colon in its first mark, `<!-- measured: part -->`
 */
export async function writeMeasured(path: string, lines: readonly string[], part?: string): Promise<void> {
  const page = readFileSync(join(root, path), 'utf8');
  const mark = part === undefined ? '<!-- measured -->\n' : `<!-- measured: ${part} -->\n`;
  const from = page.indexOf(mark);
  if (from < 0) throw new Error(`${path} has no ${mark}`);
  const before = page.slice(0, from);
  const rest = page.slice(from);
  const after = rest.slice(rest.indexOf('<!-- /measured -->'));
  await writeFormatted(path, `${before}${mark}\n${lines.join('\n')}\n\n${after}`);
}
