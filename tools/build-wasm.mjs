// Compiles src/engine/fast/wasm/assembly, once with SIMD and once with relaxed SIMD, into kernels.generated.ts beside it,
// which holds both as base64. No binary is kept in the repository.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { Failure, main, root } from './run.mjs';

const folder = join(root, 'src/engine/fast/wasm/assembly');
const output = join(root, 'src/engine/fast/wasm/kernels.generated.ts');

/** @returns {Map<string, string>} by name */
function readSources() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/**
 * @param {Map<string, string>} sources
 * @returns {string} what the output was made of
 */
function fingerprint(sources) {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  const compiler = join(root, 'node_modules/assemblyscript/package.json');
  hash.update(JSON.parse(readFileSync(compiler, 'utf8')).version);
  for (const [name, source] of sources) hash.update(`\n${name}\n${source}`);
  return hash.digest('hex');
}

/**
 * @param {Map<string, string>} sources
 * @param {readonly string[]} features
 * @returns {Promise<string>} the module in base64
 */
async function compile(sources, features) {
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
      listFiles: () => [...sources.keys()]
    }
  );
  if (error || !bytes) throw new Failure(`The kernels could not be compiled.\n${stderr}\n${error}`);
  return Buffer.from(bytes).toString('base64');
}

/**
 * Compiles the kernels, where they are not already those of the sources.
 *
 * @throws {Failure} with what the compiler says
 */
export async function buildKernels() {
  const sources = readSources();
  const head = `// Made by tools/build-wasm.mjs of ${fingerprint(sources)}\n`;
  if (existsSync(output) && readFileSync(output, 'utf8').startsWith(head)) return;
  const simd = await compile(sources, ['simd']);
  const relaxed = await compile(sources, ['simd', 'relaxed-simd']);
  const text = `${head}export const simd =\n  '${simd}';\nexport const relaxed =\n  '${relaxed}';\n`;
  // Two may build at once: a reader must never see half a file.
  const temporary = `${output}.${randomUUID()}`;
  writeFileSync(temporary, text);
  renameSync(temporary, output);
  const size = (/** @type {string} */ base64) => `${Math.round((base64.length * 3) / 4)} bytes`;
  console.log(`kernels: ${size(simd)} with SIMD, ${size(relaxed)} with relaxed SIMD`);
}

/**
 * Vite plugin: whatever runs the engine runs the kernels as they are written now.
 *
 * @returns {import('vite').Plugin}
 */
export function kernels() {
  return {
    name: 'kernels',
    configResolved: buildKernels,
    configureServer({ watcher }) {
      watcher.on('change', (path) => {
        if (dirname(path) === folder) buildKernels().catch((error) => console.error(error.message));
      });
    }
  };
}

if (argv[1] && resolve(argv[1]) === fileURLToPath(import.meta.url)) await main(buildKernels);
