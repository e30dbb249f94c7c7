/**
 * npm run parity -- FILE…
 *
 * Runs the engine on PyTorch's numbers, in float64 and in float32, and prints a line a file with the worst relative
 * error of each: per tensor max|a − b| / max(1, max|b|), the worst over all outputs and gradients. Exits 1 where a
 * file is above 1e-9 (float64) or 2e-5 (float32), or is not what is described here; 2 without a file.
 *
 * A file is JSON. A tensor in it is `{ "shape": [2, 3], "data": [six numbers, row-major] }`.
 *
 *     format        "unrolled-parity-1"
 *     name          what to call it in the output (optional: else the file's name)
 *     cell          "rnn" | "lstm" | "gru"
 *     nonlinearity  "tanh" | "relu", heeded for rnn only (optional: "tanh")
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
import { checkParity, LIMITS } from './parity/check.ts';
import { parseParityFile } from './parity/file.ts';

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('Usage: npm run parity -- FILE… (JSON in the form that tools/parity.ts describes)');
  process.exit(2);
}
const width = Math.max(...paths.map((path) => basename(path).length));
let failures = 0;
for (const path of paths) {
  try {
    const file = parseParityFile(readFileSync(path, 'utf8'));
    const { float64, float32 } = checkParity(file);
    const bad = [float64, float32].filter(({ error, limit }) => !(error <= limit));
    const verdict = bad
      .map(({ dtype, tensor, limit }) => `${dtype} is above ${limit} in ${tensor}`)
      .join('; ');
    const name = (file.name ?? basename(path)).padEnd(width);
    const numbers = `float64 ${float64.error.toExponential(2)}  float32 ${float32.error.toExponential(2)}`;
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
