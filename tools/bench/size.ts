import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.ts';

const engine = fileURLToPath(new URL('../../src/engine', import.meta.url));

/** The engine's size: written lines, and what a page that uses all of it loads. */
export async function engineSize(): Promise<{
  lines: number;
  comments: number;
  assemblyLines: number;
  bytes: number;
}> {
  let lines = 0;
  let comments = 0;
  let assemblyLines = 0;
  for (const name of readdirSync(engine, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || /\.test\.ts$|testing\.ts$|\.generated\.ts$/.test(name)) continue;
    const all = readFileSync(join(engine, name), 'utf8').trimEnd().split('\n');
    if (name.includes('assembly')) {
      assemblyLines += all.length;
      continue;
    }
    lines += all.length;
    comments += all.filter((line) => /^\s*(\/\/|\/?\*|$)/.test(line)).length;
  }
  const bytes = gzipSync(await bundle(join(engine, 'index.ts')), { level: 9 }).length;
  return { lines, comments, assemblyLines, bytes };
}
