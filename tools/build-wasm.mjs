// npm run build:wasm: compiles src/engine/fast/wasm/assembly, once with SIMD and once with relaxed SIMD, into
// src/engine/fast/wasm/kernels.generated.ts, which holds both as base64. No binary is kept in the repository. Does nothing
// where that file was made from the sources as they are.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/engine/fast/wasm/assembly');
const output = join(root, 'src/engine/fast/wasm/kernels.generated.ts');

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .sort();
const sources = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** @returns {string} what the output was made of */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  const compiler = join(root, 'node_modules/assemblyscript/package.json');
  hash.update(JSON.parse(readFileSync(compiler, 'utf8')).version);
  for (const [name, source] of sources) hash.update(`\n${name}\n${source}`);
  return hash.digest('hex');
}

/**
 * @param {readonly string[]} features
 * @returns {Promise<string>} the module in base64
 */
async function compile(features) {
  // Loaded only here: it takes a second, and mostly there is nothing to do.
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Uint8Array | undefined} */
  let bytes;
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--use', 'abort='];
  const enabled = features.flatMap((feature) => ['--enable', feature]);
  const { error, stderr } = await asc.main(
    ['index.ts', '--outFile', 'kernels.wasm', ...options, ...enabled],
    {
      readFile: (name) => sources.get(name) ?? null,
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') bytes = contents;
      },
      listFiles: () => names
    }
  );
  if (error || !bytes) throw new Error(`${stderr}\n${error}`);
  return Buffer.from(bytes).toString('base64');
}

const head = `// Made by tools/build-wasm.mjs of ${fingerprint()}\n`;
if (!existsSync(output) || !readFileSync(output, 'utf8').startsWith(head)) {
  const simd = await compile(['simd']);
  const relaxed = await compile(['simd', 'relaxed-simd']);
  const text = `${head}export const simd =\n  '${simd}';\nexport const relaxed =\n  '${relaxed}';\n`;
  // Two processes may build at once: a reader must never see half a file.
  const temporary = `${output}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, output);
  const size = (/** @type {string} */ base64) => `${Math.round((base64.length * 3) / 4)} bytes`;
  console.log(`kernels: ${size(simd)} with SIMD, ${size(relaxed)} with relaxed SIMD`);
}
