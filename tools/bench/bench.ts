/**
 * npm run bench [-- OPTIONS]
 *
 * How fast the engine is here and now: every workload of workloads.ts on every backend that there is, the median of
 * seven samples after a warm-up, float32, one thread. And how large it is.
 *
 *     --json           one line of JSON a figure: { where, backend, workload, value, unit, least, most, samples }
 *     --browser        in headless Chromium instead of Node
 *     --peer           lines 'engine-BACKEND WORKLOAD VALUE UNIT', to set beside those of other engines
 *     --backend=NAME   ts, wasm or wasm-relaxed alone; may be given more than once
 *     --only=TEXT      workloads alone whose name has this in it
 *
 * A machine with other things to do gives other numbers: compare those of one run only, and look at least and most.
 */
import { setFlagsFromString } from 'node:v8';
import { parseArgs } from 'node:util';
import { compileKernels, typescript, wasmBackend, type Backend } from '../../src/engine/index.ts';
import { timeInBrowser } from './browser.ts';
import { engineSize } from './size.ts';
import { time, workloads, type Timing } from './workloads.ts';

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    peer: { type: 'boolean', default: false },
    backend: { type: 'string', multiple: true, default: ['ts', 'wasm', 'wasm-relaxed'] },
    only: { type: 'string', default: '' }
  }
});
const where = options.browser ? 'chromium' : 'node';
const names = workloads.map(({ name }) => name).filter((name) => name.includes(options.only));

async function makeBackend(name: string): Promise<Backend | null> {
  if (name === 'ts') return typescript;
  const module = await compileKernels({ relaxed: name === 'wasm-relaxed' });
  const backend = module && wasmBackend(module);
  return backend?.name === name ? backend : null;
}

async function timeHere(workload: string, backend: string): Promise<Timing | null> {
  const made = await makeBackend(backend);
  const found = workloads.find(({ name }) => name === workload);
  return made && found ? time(found, made) : null;
}

function print(workload: string, backend: string, unit: string, timing: Timing): void {
  const { median: value, ...rest } = timing;
  const round = (n: number) => Number(n.toPrecision(4));
  if (options.json) {
    const figure = { where, backend, workload, value: round(value), unit };
    console.log(
      JSON.stringify({ ...figure, least: round(rest.least), most: round(rest.most), samples: rest.samples })
    );
  } else if (options.peer) {
    console.log(
      `engine-${backend} ${workload} ${round(value)} ${unit === 'characters/s' ? 'chars/s' : 'us'}`
    );
  } else {
    const [figure, least, most] = [value, rest.least, rest.most].map((n) => String(round(n)));
    console.log(
      `${workload.padEnd(16)} ${backend.padEnd(13)} ${figure.padStart(8)} ${unit}  (${least} to ${most})`
    );
  }
}

const timer = options.browser ? await timeInBrowser() : { time: timeHere, close: () => Promise.resolve() };
try {
  for (const workload of workloads.filter(({ name }) => names.includes(name))) {
    for (const backend of options.backend) {
      const timing = await timer.time(workload.name, backend);
      if (timing) print(workload.name, backend, workload.unit, timing);
      else console.error(`# no backend ${backend} in ${where}`);
    }
  }
} finally {
  await timer.close();
}

if (!options.peer) {
  const { lines, comments, assemblyLines, bytes } = await engineSize();
  if (options.json) {
    const size = (workload: string, value: number, unit: string) =>
      console.log(JSON.stringify({ where: 'source', backend: 'all', workload, value, unit }));
    size('size-lines', lines, 'lines');
    size('size-assembly-lines', assemblyLines, 'lines');
    size('size-gzip', bytes, 'bytes');
  } else {
    console.log(
      `size: ${lines} lines of TypeScript without tests (${comments} of them comment or blank) and ${assemblyLines} of ` +
        `AssemblyScript; ${bytes} bytes bundled, minified and gzipped, kernels included`
    );
  }
}
