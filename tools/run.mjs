// Runs other programs the same way on every system: no shell, no .cmd files, signals handed on.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program to its end, in the repository, with this terminal.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env] added to this process's own
 * @param {{ shell?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 1 where it was ended by a signal, 127 where it could not be started
 */
export function run(command, args, env = {}, { shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell,
      env: { ...process.env, ...env }
    });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program to its end, in the repository, and keeps what it says.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>} its exit code, as `run` has it, and all its lines
 */
export function capture(command, args) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) }
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs an installed package's own program.
 *
 * @param {string} name the package
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @param {string} [program] where it is not called like the package
 */
export function runInstalled(name, args, env, program = name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const path = typeof bin === 'string' ? bin : bin[program];
  return run(process.execPath, [join(folder, path), ...args], env);
}

/**
 * Runs npm. Started by npm itself (the usual way) it is the same npm; on Windows a bare `npm` is found by the shell only.
 *
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args])
    : run('npm', args, {}, { shell: process.platform === 'win32' });
}

/** What the tools stop with: a sentence for the reader, no stack. */
export class Failure extends Error {}

/**
 * Runs a tool's main function and turns a `Failure` into a sentence and exit code 1.
 *
 * @param {() => Promise<void>} tool
 */
export async function main(tool) {
  try {
    await tool();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
