import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../tools/run.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const pages = read('README.md') + read('CONTRIBUTING.md');

test.each(Object.keys(scripts))('README or CONTRIBUTING says what the script "%s" does', (name) => {
  expect(pages).toMatch(new RegExp(`(npm (run )?|\`)${name}(?![\\w:-])`));
});

test('README and CONTRIBUTING name no script that is not there', () => {
  const named = [...pages.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
});

/** What a module imports before its first line runs, and what that imports, and so on. */
function importedAtOnce(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return [...read(file).matchAll(/^import (?:[^;]*? from )?'(.+?)';/gm)].flatMap(([, specifier]) =>
    specifier.startsWith('.') ? importedAtOnce(join(dirname(file), specifier), seen) : [specifier]
  );
}

describe.each(['start', 'test'])('npm %s', (name) => {
  const file = `tools/${name}.mjs`;
  test('is the tool of that name', () => {
    expect(scripts[name]).toBe(`node ${file}`);
    expect(existsSync(join(root, file))).toBe(true);
  });
  test('needs no package before it has installed them', () => {
    const imported = importedAtOnce(file);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((specifier) => !isBuiltin(specifier))).toEqual([]);
  });
});
