// Builds the site, and knows when that is not needed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, root, runInstalled } from './run.mjs';

/** Everything that a build reads. */
const inputs = [
  'content',
  'src',
  'static',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts'
];
const settings = ['BASE_PATH', 'SITE_ORIGIN'];

const stampFile = join(root, 'node_modules', '.cache', 'unrolled', 'build.json');

/**
 * @param {string} path
 * @returns {Generator<string, void>}
 */
function* filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isFile()) return yield path;
  for (const entry of readdirSync(full, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) yield join(entry.parentPath ?? entry.path, entry.name).slice(root.length);
}

/** A digest of all that a build depends on, and of the build that is there: a build by other hands is not trusted. */
function stamp() {
  const hash = createHash('sha256');
  for (const name of settings) hash.update(`${name}=${process.env[name] ?? ''}\n`);
  for (const path of inputs.flatMap((input) => [...filesUnder(input)]).sort()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\n${content.length}\n`).update(content);
  }
  const page = join(root, 'build', 'index.html');
  return JSON.stringify({
    inputs: hash.digest('hex'),
    built: existsSync(page) ? statSync(page).mtimeMs : null
  });
}

/** Whether `build/` is the build of what is in the tree now. */
export function isBuilt() {
  return (
    existsSync(join(root, 'build', 'index.html')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp()
  );
}

/** Builds into `build/`. @throws {Failure} */
export async function build() {
  if ((await runInstalled('vite', ['build'])) !== 0)
    throw new Failure('The build failed; the lines above say where.');
  mkdirSync(join(stampFile, '..'), { recursive: true });
  writeFileSync(stampFile, stamp());
}

/** Where the build for a sub-path is kept, apart from the real one. */
export const subPath = { base: '/unrolled', folder: '.svelte-kit/sub-path/site' };

/** Builds the site as it would stand under `subPath.base`. @throws {Failure} */
export async function buildUnderSubPath() {
  const env = { BASE_PATH: subPath.base, BUILD_DIR: subPath.folder, KIT_OUT: '.svelte-kit/sub-path/kit' };
  if ((await runInstalled('vite', ['build', '--logLevel', 'warn'], env)) !== 0)
    throw new Failure(`The build with BASE_PATH=${subPath.base} failed; the lines above say where.`);
}
