import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Rng } from '../../src/engine/index.ts';
import { cleaned, leftOut, noticeOf } from './clean.ts';
import { split, type SourceFile, type Split } from './split.ts';

/** Debian's package of the kernel's source, and the archive in it. */
const PACKAGE = 'linux-source-6.1';
const ARCHIVE = `usr/src/${PACKAGE}.tar.xz`;

/** What is built here and committed nowhere. */
export const CACHE = join(import.meta.dirname, '../../.cache/c');

/** The identifier stands alone: a file under one of two licences is not taken. */
const MIT = /SPDX-License-Identifier:[ \t]*MIT[ \t]*(\*\/)?[ \t]*$/m;

/** Pages of formulas that a program wrote, and firmware. */
const MACHINE_MADE = /\/dml\/|\.fuc\d?\.h$|_mmio_table\.c$/;

export interface Corpus extends Split {
  /** The archive's files under the licence, and why how many of them are left out. */
  licensed: number;
  leftOut: Record<string, number>;
  /** Of the package. */
  version: string;
}

/** The corpus, from the cache or from the package. @param say takes a line about what takes long */
export function corpus(say: (line: string) => void = () => {}): Corpus {
  const file = join(CACHE, 'corpus.json');
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(file, JSON.stringify(built(say)));
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Corpus;
}

function built(say: (line: string) => void): Corpus {
  const scratch = mkdtempSync(join(tmpdir(), 'unrolled-c-'));
  try {
    const archive = archiveOf(scratch, say);
    const tree = join(scratch, 'tree');
    mkdirSync(tree);
    say(`Unpacking the .c and .h files of ${archive} …`);
    run('tar', ['-xJf', archive, '-C', tree, '--strip-components=1', '--wildcards', '*.c', '*.h']);
    const left: Record<string, number> = {};
    const files: SourceFile[] = [];
    let licensed = 0;
    for (const path of filesIn(tree)) {
      const source = readFileSync(join(tree, path), 'utf8');
      if (!MIT.test(source.slice(0, 2000))) continue;
      licensed++;
      const text = cleaned(source);
      const why = MACHINE_MADE.test(path) ? 'written by a program' : leftOut(text);
      if (why === undefined) files.push({ path, notice: noticeOf(source), text });
      else left[why] = (left[why] ?? 0) + 1;
    }
    const version = run('dpkg-query', ['-W', '-f', '${Version}', PACKAGE]) || 'unknown';
    return { ...split(files, new Rng(6), { heldOut: 34, choice: 17 }), licensed, leftOut: left, version };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Where the package is installed, its archive; else that of the package fetched by apt. */
function archiveOf(scratch: string, say: (line: string) => void): string {
  const installed = join('/', ARCHIVE);
  if (existsSync(installed)) return installed;
  say(`Fetching Debian's ${PACKAGE} …`);
  run('apt-get', ['download', PACKAGE], scratch);
  const deb = readdirSync(scratch).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new Error(`apt-get has fetched no ${PACKAGE}.`);
  run('dpkg-deb', ['-x', deb, '.'], scratch);
  return join(scratch, ARCHIVE);
}

/** All .c and .h files below, sorted: the order decides the split. */
function filesIn(tree: string): string[] {
  return readdirSync(tree, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[ch]$/.test(path))
    .sort((a, b) => (a < b ? -1 : 1));
}

function run(command: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0 && command !== 'dpkg-query') throw new Error(`${command}: ${stderr}`);
  return stdout.trim();
}
