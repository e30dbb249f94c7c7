import {
  compileKernels,
  Network,
  typescript,
  wasmBackend,
  type Backend,
  type Dtype,
  type Numbers
} from '../../src/engine/index.ts';
import type { ParityFile } from './file.ts';

export const LIMITS = { float64: 1e-9, float32: 2e-5 } as const;

export interface ParityResult {
  /** float64, float32, or float32 and the backend that is not TypeScript. */
  label: string;
  /** The worst relative error, the tensor it is in, and what is allowed. */
  error: number;
  tensor: string;
  limit: number;
}

export type BackendName = 'ts' | 'wasm';

/** Makes the backends asked for, a new one for every network. Of WebAssembly all that there are here. */
export async function backendMakers(names: readonly BackendName[]): Promise<(() => Backend)[]> {
  const makers: (() => Backend)[] = names.includes('ts') ? [() => typescript] : [];
  if (!names.includes('wasm')) return makers;
  const found = new Set<string>();
  for (const relaxed of [false, true]) {
    const module = await compileKernels({ relaxed });
    if (!module) continue;
    const { name } = wasmBackend(module);
    if (!found.has(name)) makers.push(() => wasmBackend(module));
    found.add(name);
  }
  return makers;
}

/**
 * Runs the engine on a file, in float32 on every backend given and in float64 where TypeScript is among them.
 * @throws EngineError where the engine refuses the file's numbers
 */
export function checkParity(file: ParityFile, makers: readonly (() => Backend)[]): ParityResult[] {
  return makers.flatMap((make) => {
    const backend = make();
    if (backend === typescript) return [check(file, 'float64', backend), check(file, 'float32', backend)];
    return [check(file, 'float32', backend)];
  });
}

/** max|a − b| / max(1, max|b|), b being what was expected; infinite where a is not a number. */
export function relativeError(a: Numbers, b: Numbers): number {
  let difference = 0;
  let size = 1;
  for (let i = 0; i < b.length; i++) {
    const d = Math.abs(a[i] - b[i]);
    difference = Math.max(difference, Number.isNaN(d) ? Infinity : d);
    size = Math.max(size, Math.abs(b[i]));
  }
  return difference / size;
}

function check(file: ParityFile, dtype: Dtype, backend: Backend): ParityResult {
  const { T, B, params, x, h0, c0, dOutput, dHn, dCn } = file;
  const net = new Network({ ...file.spec, dtype }, { backend });
  net.loadStateDict(params);
  const trace = net.forward(x.data, { T, B, h0: h0?.data, c0: c0?.data });
  const back = net.backward(trace, { dOutput: dOutput?.data, dHn: dHn?.data, dCn: dCn?.data });
  const got: Record<string, Numbers> = {
    output: trace.output,
    hn: trace.hn,
    cn: trace.cn,
    dx: back.dx,
    dh0: back.dh0,
    dc0: back.dc0
  };
  for (const name of net.names) got[`grads.${name}`] = net.parameter(name).grad;
  const errors = Object.entries(file.expected).map(([tensor, { data }]) => ({
    tensor,
    error: relativeError(got[tensor], data)
  }));
  const worst = errors.reduce((a, b) => (b.error > a.error ? b : a));
  const label = backend === typescript ? dtype : `${dtype} ${backend.name}`;
  return { label, ...worst, limit: LIMITS[dtype] };
}
