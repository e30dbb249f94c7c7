import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { models } from '../../src/training/shipped/models.ts';
import { sha256 } from '../../src/training/shipped/sha256.ts';
import { root } from '../run.mjs';
import { linesOf, reportOf } from './scores.ts';

const read = (file: string) => readFileSync(join(root, 'static/models', file));

/** What stands between the marks of a card: the rows of its table, cell by cell, and what is said above them. */
function measured(card: string): { said: string; rows: string[][] } {
  const [, after = ''] = card.split('<!-- measured -->');
  const lines = after.split('<!-- /measured -->')[0].split('\n');
  const rows = lines.filter((line) => line.startsWith('|')).slice(2);
  return { said: lines.find((line) => line.startsWith('**')) ?? '', rows: rows.map(cells) };
}

const cells = (row: string): string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The columns of the network itself: `npm run score` computes the others too, and takes longer than a test should. */
const own = ([asked, measure, cell, score, , , , , always]: string[]) => [
  asked,
  measure,
  cell,
  score,
  always
];

test('the card of the network that writes C says what its file is worth', async () => {
  const card = measured(read('c.md').toString());
  const found = measured(`<!-- measured -->\n${linesOf(await reportOf('c', { brief: true })).join('\n')}`);
  expect(card.said).toBe(found.said);
  expect(card.rows.map(own)).toEqual(found.rows.map(own));
  expect(card.rows).toHaveLength(9);
}, 900_000);

test.each(Object.values(models))(
  '$file is the file that the loader asks for',
  ({ file, bytes, sha256: hash }) => {
    const found = read(file);
    expect([found.length, sha256(found)]).toEqual([bytes, hash]);
    expect(bytes).toBeLessThanOrEqual(400_000);
  }
);
