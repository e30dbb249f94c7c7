import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a chapter's program is called, beside its text, where it is not said otherwise. */
const FILE = 'in-pytorch.py';

const place = /^<Program(?: file="([\w.-]+)")?(?: lines="(\d+)-(\d+)")? \/>$/gm;

/** The languages of programs, by how their names end. @type {Readonly<Record<string, string>>} */
const languages = { py: 'python', ts: 'typescript' };

/**
 * Puts a chapter's programs where its Markdown says so, as blocks of code. There is one text of each, the file that runs.
 * `<Program />` is in-pytorch.py, `<Program file="x.ts" />` another one, and `<Program file="x.ts" lines="3-20" />` some
 * of its lines, for a text that goes through them.
 *
 * @param {string} content Markdown
 * @param {string} filename where it stands
 * @returns {{ content: string, read: string[] }} the files that were read
 * @throws Error where there is no such file, or it has no such lines
 */
export function withProgram(content, filename) {
  /** @type {Set<string>} */
  const read = new Set();
  const blocks = content.replace(place, (_, file = FILE, from = '', to = '') => {
    const path = join(dirname(filename), file);
    read.add(path);
    const all = readFileSync(path, 'utf8').trimEnd().split('\n');
    if (Number(to) > all.length) throw new Error(`${file} has ${all.length} lines, and not ${to}`);
    const lines = from ? all.slice(Number(from) - 1, Number(to)) : all;
    const code = ['```' + languages[file.split('.').pop() ?? ''], ...lines, '```'];
    // A part of a program stands alone: what copies and saves comes with the whole.
    if (from) return code.join('\n');
    const tag = file === FILE ? '<Program>' : `<Program file="${file}">`;
    return [tag, '', ...code, '', '</Program>'].join('\n');
  });
  return { content: blocks, read: [...read] };
}
