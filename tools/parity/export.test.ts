import { expect, test } from 'vitest';
import { largestIn, runScripts } from './export.ts';
import { networkScripts, type Scripted } from './scripts.ts';

/** Node stands in for Python: what is tested here is who is believed, not what PyTorch computes. */
function run(...scripts: Scripted[]) {
  const said: string[] = [];
  const right = runScripts(process.execPath, scripts, (line) => said.push(line));
  return { right, said };
}
const prints = (difference: string, status: number) =>
  `console.log("  largest difference: ${difference}"); process.exit(${status});`;

test('a script whose numbers agree is fine, and its largest difference is told', () => {
  const { right, said } = run({ name: 'a gru', script: prints('1.25e-07', 0) });
  expect(right).toBe(true);
  expect(said[0]).toBe('a gru    1.25e-7  ok');
});

test('one script with other numbers is enough to fail, and the rest is still run', () => {
  const { right, said } = run(
    { name: 'a gru', script: prints('0.3', 1) },
    { name: 'an lstm', script: prints('0', 0) }
  );
  expect(right).toBe(false);
  expect(said[0]).toContain('FAILED: PyTorch has other numbers');
  expect(said[1]).toContain('ok');
  expect(said.at(-1)).toBe('FAILED: 1 of 2 came out as they should.');
});

test('a script that cannot be run is no script that found a difference', () => {
  const script = 'throw new Error("no such module")';
  expect(run({ name: 'a gru', script, wrong: true }).right).toBe(false);
});

test('a script that reads wrong weights has to notice', () => {
  expect(run({ name: 'a gru', script: prints('0', 0), wrong: true }).right).toBe(false);
  expect(run({ name: 'a gru', script: prints('0.3', 1), wrong: true }).right).toBe(true);
});

test('a script finds its files beside it', () => {
  const script = 'process.exit(require("fs").readFileSync(__dirname + "/w.safetensors")[0])';
  expect(run({ name: 'a gru', script, files: { 'w.safetensors': Uint8Array.of(0) } }).right).toBe(true);
  expect(run({ name: 'a gru', script, files: { 'w.safetensors': Uint8Array.of(1) } }).right).toBe(false);
});

test('without a Python that has PyTorch, nothing is run and the last line says so', () => {
  const said: string[] = [];
  expect(runScripts(undefined, networkScripts(), (line) => said.push(line))).toBe(true);
  expect(said).toEqual(['Not run: no Python with PyTorch was found.']);
});

test('no difference printed is no difference of 0', () => {
  expect(largestIn('')).toBe(NaN);
  expect(largestIn('largest difference: nan\nlargest difference: 1.00e-08')).toBe(NaN);
  expect(largestIn('largest difference: inf')).toBe(Infinity);
});
