import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { programs } from '../../tests/in-pytorch.ts';
import { LIMITS } from './check.ts';

/** A chapter's program, and every number that it has to print. */
export interface ChapterProgram {
  name: string;
  script: string;
  numbers: readonly number[];
}

/** The programs of all chapters, with the engine's numbers. */
export const chapterPrograms = (): ChapterProgram[] =>
  Object.entries(programs).map(([name, program]) => ({
    name,
    script: readFileSync(new URL(`../../content/${name}/in-pytorch.py`, import.meta.url), 'utf8'),
    numbers: program().numbers
  }));

/** A number as it was printed, and by how much rounding it may have moved it. */
interface Printed {
  value: number;
  half: number;
}

/** What a program has printed: in each line the numbers after its last colon. */
export function printedIn(output: string): Printed[] {
  return output
    .trimEnd()
    .split('\n')
    .flatMap((line) =>
      line
        .slice(line.lastIndexOf(':') + 1)
        .trim()
        .split(/\s+/)
    )
    .map((text) => {
      const [, decimals = '', power = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
      // A whole number was not rounded.
      const half = decimals === '' ? 0 : 0.5 * 10 ** (Number(power) - decimals.length);
      return { value: text === '' ? NaN : Number(text), half };
    });
}

/** How far printed numbers are from the engine's, relative to each, beyond what rounding explains; the largest. */
export function differenceOf(printed: readonly Printed[], numbers: readonly number[]): number {
  if (printed.length !== numbers.length) return Infinity;
  const differences = printed.map(({ value, half }, i) => {
    const beyond = Math.max(0, Math.abs(value - numbers[i]) - half);
    return beyond === 0 ? 0 : beyond / Math.abs(numbers[i]);
  });
  return differences.some(Number.isNaN) ? NaN : Math.max(...differences);
}

/**
 * Runs the chapters' programs one after the other, and says of each how far PyTorch is from the engine.
 *
 * @param python undefined: nothing is run, and that is said
 * @returns whether all came out as they should
 */
export function runChapters(
  python: string | undefined,
  chapters: readonly ChapterProgram[],
  say: (line: string) => void
): boolean {
  if (python === undefined) {
    say('Not run: no Python with PyTorch was found.');
    return true;
  }
  const width = Math.max(...chapters.map(({ name }) => name.length));
  const failed = chapters.filter(({ name, script, numbers }) => {
    const { status, stdout, stderr, error } = spawnSync(python, ['-'], { input: script, encoding: 'utf8' });
    const difference = error || status !== 0 ? NaN : differenceOf(printedIn(stdout), numbers);
    const isFine = difference <= LIMITS.float32;
    const fault =
      error?.message ??
      (status === 0
        ? `it prints ${JSON.stringify(stdout)}, and the engine has ${numbers.join(' ')}`
        : stderr.trimEnd().split('\n').at(-1));
    say(
      `${name.padEnd(width)}  ${difference.toExponential(2).padStart(9)}  ${isFine ? 'ok' : `FAILED: ${fault}`}`
    );
    return !isFine;
  });
  const sum = `${chapters.length - failed.length} of ${chapters.length} print what the engine computes.`;
  say(failed.length > 0 ? `FAILED: ${sum}` : sum);
  return failed.length === 0;
}
