/**
 * npm run parity -- export
 *
 * Runs the Python scripts that networks are exported as (of every kind of network, and of every figure that shows one) in
 * a Python with PyTorch: $PYTHON, or else the system's. Prints the largest difference of each and exits 1 where one is
 * off. Where there is no such Python the last line says that nothing was run.
 *
 * npm run parity -- chapters
 *
 * Runs the chapters' programs, content/NN-slug/in-pytorch.py, in the same Python and compares what they print with the engine.
 * Exits 1 where one is off; where there is no such Python the last line says that nothing was run.
 *
 * npm run parity -- [--backend=ts|wasm] FILE…
 *
 * Runs the engine on PyTorch's numbers: in float64 and float32 on the TypeScript backend, in float32 on WebAssembly
 * (with and without relaxed SIMD, as far as this machine has them), unless one is asked for. Prints a line a file with
 * the worst relative error of each: per tensor max|a − b| / max(1, max|b|), the worst over all outputs and gradients. Exits 1 where a
 * file is above 1e-9 (float64) or 2e-5 (float32), or is not what is described here; 2 without a file.
 *
 * A file is JSON. A tensor in it is `{ "shape": [2, 3], "data": [six numbers, row-major] }`.
 *
 *     format        "unrolled-parity-1"
 *     name          what to call it in the output (optional: else the file's name)
 *     cell          "rnn" | "lstm" | "gru" | "linear"
 *     nonlinearity  "tanh" | "relu", heeded for rnn only (optional: "tanh")
 *     gate          "input" | "fixed", heeded for linear only (optional: "input")
 *     inputSize, hiddenSize
 *     numLayers     (optional: 1)
 *     bias          (optional: true)
 *     params        every parameter by PyTorch's name: weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, …
 *     x             [T, B, inputSize]
 *     h0, c0        [numLayers, B, hiddenSize] (optional: zeros; c0 for lstm only)
 *     dOutput       gradient fed in at the output, [T, B, hiddenSize] (optional: zeros)
 *     dHn, dCn      gradients fed in at the last states, [numLayers, B, hiddenSize] (optional: zeros; dCn for lstm)
 *     expected      what must come out: output, hn, dx, and grads with every parameter; cn for lstm;
 *                   dh0 and dc0, which may be left out where h0 and c0 are
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { chapterPrograms, runChapters } from './parity/chapters.ts';
import { backendMakers, checkParity, LIMITS, type BackendName } from './parity/check.ts';
import { pythonWithTorch, runScripts } from './parity/export.ts';
import { figureScripts } from './parity/load-figures.ts';
import { parseParityFile } from './parity/file.ts';
import { networkScripts } from './parity/scripts.ts';

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
setFlagsFromString('--experimental-wasm-relaxed-simd');

if (process.argv[2] === 'export') {
  const python = pythonWithTorch();
  const scripts = python === undefined ? [] : [...networkScripts(), ...(await figureScripts())];
  process.exit(runScripts(python, scripts, console.log) ? 0 : 1);
}

if (process.argv[2] === 'chapters')
  process.exit(runChapters(pythonWithTorch(), chapterPrograms(), console.log) ? 0 : 1);

const BACKENDS: readonly BackendName[] = ['ts', 'wasm'];
const args = process.argv.slice(2).filter((arg) => !arg.startsWith('--backend'));
// `--backend ts` as well as `--backend=ts`.
const at = process.argv.indexOf('--backend');
const asked =
  at < 0 ? process.argv.find((arg) => arg.startsWith('--backend='))?.slice(10) : process.argv[at + 1];
const paths = at < 0 ? args : args.filter((arg) => arg !== asked);
const names = asked === undefined ? BACKENDS : BACKENDS.filter((name) => name === asked);
if (paths.length === 0 || names.length === 0) {
  console.error(
    'Usage: npm run parity -- export, npm run parity -- chapters, or npm run parity -- [--backend=ts|wasm] FILE… (JSON in the form that tools/parity.ts describes)'
  );
  process.exit(2);
}
const makers = await backendMakers(names);
if (makers.length === 0) {
  console.error('There is no WebAssembly SIMD here.');
  process.exit(2);
}
const width = Math.max(...paths.map((path) => basename(path).length));
let failures = 0;
for (const path of paths) {
  try {
    const file = parseParityFile(readFileSync(path, 'utf8'));
    const results = checkParity(file, makers);
    const bad = results.filter(({ error, limit }) => !(error <= limit));
    const verdict = bad
      .map(({ label, tensor, limit }) => `${label} is above ${limit} in ${tensor}`)
      .join('; ');
    const name = (file.name ?? basename(path)).padEnd(width);
    const numbers = results.map(({ label, error }) => `${label} ${error.toExponential(2)}`).join('  ');
    console.log(`${name}  ${numbers}  ${verdict ? `FAILED: ${verdict}` : 'ok'}`);
    if (bad.length > 0) failures++;
  } catch (error) {
    failures++;
    console.log(
      `${basename(path).padEnd(width)}  FAILED: ${error instanceof Error ? error.message : String(error)}`
    );
  }
}
if (failures > 0) {
  const limits = Object.entries(LIMITS).map(([dtype, limit]) => `${limit} (${dtype})`);
  console.error(`${failures} of ${paths.length} failed; allowed are ${limits.join(' and ')}.`);
  process.exitCode = 1;
}
