// What `npm run bench -- --browser` runs in a page.
import { compileKernels, typescript, wasmBackend } from '../../src/engine/index.ts';
import { time, workloads, type Timing } from './workloads.ts';

async function bench(workload: string, backend: string): Promise<Timing | null> {
  const found = workloads.find(({ name }) => name === workload);
  if (!found) return null;
  if (backend === 'ts') return time(found, typescript);
  const module = await compileKernels({ relaxed: backend === 'wasm-relaxed' });
  const made = module && wasmBackend(module);
  return made?.name === backend ? time(found, made) : null;
}

Object.assign(globalThis, { bench });
