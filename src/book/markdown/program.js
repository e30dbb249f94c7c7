import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a chapter's program is called, beside its text. */
const FILE = 'in-pytorch.py';

const place = /^<Program \/>$/m;

/**
 * Puts a chapter's program where its Markdown says `<Program />`, as a block of code. There is one text of it, the file that runs.
 *
 * @param {string} content Markdown
 * @param {string} filename where it stands
 * @returns {{ content: string, read: string[] }} the files that were read
 * @throws Error where there is no such file
 */
export function withProgram(content, filename) {
  if (!place.test(content)) return { content, read: [] };
  const path = join(dirname(filename), FILE);
  const block = ['<Program>', '', '```python', readFileSync(path, 'utf8').trimEnd(), '```', '', '</Program>'];
  return { content: content.replace(place, () => block.join('\n')), read: [path] };
}
