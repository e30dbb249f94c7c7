import { Network, type Dtype, type Numbers } from '../../src/engine/index.ts';
import type { ParityFile } from './file.ts';

export const LIMITS = { float64: 1e-9, float32: 2e-5 } as const;

export interface ParityResult {
  dtype: Dtype;
  /** The worst relative error, the tensor it is in, and what is allowed. */
  error: number;
  tensor: string;
  limit: number;
}

/** Runs the engine on a file in both precisions. @throws EngineError where the engine refuses the file's numbers */
export function checkParity(file: ParityFile): Record<Dtype, ParityResult> {
  return { float64: check(file, 'float64'), float32: check(file, 'float32') };
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

function check(file: ParityFile, dtype: Dtype): ParityResult {
  const { T, B, params, x, h0, c0, dOutput, dHn, dCn } = file;
  const net = new Network({ ...file.spec, dtype });
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
  return { dtype, ...worst, limit: LIMITS[dtype] };
}
