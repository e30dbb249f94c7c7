// Installs what package-lock.json names, if it is not there already.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, root, runNpm } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Entry */

/**
 * @param {string} path
 * @returns {Record<string, Entry>} by folder; the project itself is left out
 */
function packagesIn(path) {
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  delete packages[''];
  return packages;
}

/**
 * Whether the installed packages are those of the lock file. npm writes what it installed to
 * `node_modules/.package-lock.json` when it is done, so an interrupted install counts as none.
 *
 * @param {Record<string, Entry>} wanted
 * @param {Record<string, Entry>} installed
 */
export function matches(wanted, installed) {
  // Optional packages are for other systems more often than not, and are then rightly missing.
  const missing = Object.entries(wanted).some(([path, entry]) =>
    installed[path] === undefined
      ? !entry.optional
      : installed[path].version !== entry.version || installed[path].integrity !== entry.integrity
  );
  return !missing && Object.keys(installed).every((path) => wanted[path] !== undefined);
}

/** Makes node_modules agree with package-lock.json. @throws {Failure} where npm cannot */
export async function ensureInstalled() {
  const done = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(done) && matches(packagesIn(join(root, 'package-lock.json')), packagesIn(done))) return;
  console.log('Installing packages (npm ci) …');
  if ((await runNpm(['ci'])) !== 0)
    throw new Failure(
      'The packages could not be installed; npm says why above. It needs to reach the npm registry.'
    );
}
