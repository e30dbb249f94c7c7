import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scripted } from './scripts.ts';

/** A Python that has PyTorch: Debian's python3-torch belongs to the system's Python alone. */
export const pythonWithTorch = (): string | undefined =>
  [process.env.PYTHON, '/usr/bin/python3', 'python3'].find(
    (path) => path && spawnSync(path, ['-c', 'import torch']).status === 0
  );

/** The largest difference that a script has printed; NaN where it has printed none, or one that is no number. */
export function largestIn(output: string): number {
  const found = [...output.matchAll(/largest difference: (\S+)/g)].map(([, text]) =>
    text === 'inf' ? Infinity : Number(text)
  );
  return found.length > 0 ? Math.max(...found) : NaN;
}

/**
 * Runs scripts one after the other, and says of each how far PyTorch is from the numbers in it.
 *
 * @param python undefined: nothing is run, and that is said
 * @returns whether all came out as they should
 */
export function runScripts(
  python: string | undefined,
  scripts: readonly Scripted[],
  say: (line: string) => void
): boolean {
  if (python === undefined) {
    say('Not run: no Python with PyTorch was found.');
    return true;
  }
  const width = Math.max(...scripts.map(({ name }) => name.length));
  const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
  try {
    const failed = scripts.filter((scripted) => {
      const { difference, fault } = runOne(python, folder, scripted);
      const verdict = fault ? `FAILED: ${fault}` : scripted.wrong ? 'ok: it says so' : 'ok';
      say(`${scripted.name.padEnd(width)}  ${difference.toExponential(2).padStart(9)}  ${verdict}`);
      return fault !== undefined;
    });
    const sum = `${scripts.length - failed.length} of ${scripts.length} came out as they should.`;
    say(failed.length > 0 ? `FAILED: ${sum}` : sum);
    return failed.length === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runOne(python: string, folder: string, { script, files = {}, wrong = false }: Scripted) {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const path = join(folder, 'network.py');
  writeFileSync(path, script);
  const { status, stdout, stderr, error } = spawnSync(python, [path], {
    encoding: 'utf8',
    // A long sequence is printed twice over.
    maxBuffer: 2 ** 28
  });
  const difference = largestIn(stdout ?? '');
  if (error) return { difference, fault: error.message };
  // Also ends with 1: a script that Python cannot run.
  if (stderr !== '') return { difference, fault: stderr.trimEnd().split('\n').at(-1) };
  if (wrong) return { difference, fault: status === 1 ? undefined : 'it does not notice' };
  return { difference, fault: status === 0 ? undefined : 'PyTorch has other numbers' };
}
