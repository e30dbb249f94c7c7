import type { Backend, Matrix } from '../../core/backend.ts';
import { allocateOnHeap, type FloatArray } from '../../core/buffers.ts';
import type { Cell } from '../../core/cells/cell.ts';
import { EngineError, requireInteger, requireKeys, show } from '../../core/errors.ts';
import { typescript } from '../typescript.ts';
import { log, power } from '../../core/math.ts';

/*
 * Four numbers at a time: the kernels of assembly/, float32 alone. All buffers lie in one WebAssembly.Memory, where
 * the kernels see them by address and TypeScript as the same Float32Arrays as ever: nothing is copied.
 */

type Addresses = (...sizesAndAddresses: number[]) => number;
type Exports = Record<
  | 'mulNT'
  | 'pack'
  | 'mulPacked'
  | 'mulTN'
  | 'fillRows'
  | 'sumRows'
  | 'pickColumns'
  | 'addToColumns'
  | 'softmax'
  | 'sumOfSquares'
  | 'scale'
  | 'adamUpdate'
  | 'forwardSteps'
  | 'backwardSteps',
  Addresses
>;

const PAGE = 65536;
/** BLOCK and DEPTH of assembly/products.ts. */
const BLOCK = 16;
const DEPTH = 256;
/** Fewer rows are multiplied one by one, by a matrix as it lies. */
const TILE_ROWS = 4;
/** In the order of the constants of assembly/cells.ts. */
const KINDS: readonly Cell['kind'][] = ['rnnTanh', 'rnnRelu', 'lstm', 'gru'];
/** As many rows pay for packing a weight matrix, and as many for transposing it. */
const WORTH_PACKING = 8;
const WORTH_TRANSPOSING = 16;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** The kernels' bytes: those with relaxed SIMD where that is offered, else those with SIMD; null without either. */
async function offered(withRelaxed: boolean): Promise<Uint8Array<ArrayBuffer> | null> {
  if (typeof WebAssembly !== 'object') return null;
  // Loaded where a network trains, and by no page that only shows one.
  const { relaxed, simd } = await import('./kernels.generated.ts');
  for (const base64 of withRelaxed ? [relaxed, simd] : [simd]) {
    const bytes = bytesOf(base64);
    if (WebAssembly.validate(bytes)) return bytes;
  }
  return null;
}

/**
 * Compiles the kernels, once for as many backends as are wanted: the module may be posted to a worker.
 * @param options.relaxed false: without relaxed SIMD, even where it is offered
 * @returns null where there is no WebAssembly SIMD, or a page's security policy forbids it
 */
export async function compileKernels(
  options: { relaxed?: boolean } = {}
): Promise<WebAssembly.Module | null> {
  requireKeys('options', options, ['relaxed']);
  const { relaxed = true } = options;
  const bytes = await offered(relaxed);
  return bytes && WebAssembly.compile(bytes).catch(() => null);
}

/**
 * A backend with a memory of its own. Buffers are handed out one after the other and never taken back: a backend
 * belongs to one network and its run, and goes with them. The memory has its size from the start, because growing
 * would detach every view of it; pages that are never touched cost nothing.
 *
 * A kernel that is given a buffer from elsewhere, the JavaScript heap, copies it in for the length of the call, and
 * back if it writes it. So a caller who reuses nothing pays time, and no memory.
 * @param module from `compileKernels`
 * @param options.bytes of memory; default 128 MiB
 * @throws EngineError on another module, and on a size that cannot be had
 */
export function wasmBackend(module: WebAssembly.Module, options: { bytes?: number } = {}): Backend {
  requireKeys('options', options, ['bytes']);
  const { bytes = 2 ** 27 } = options;
  const { exports, buffer } = instantiate(module, bytes);
  const k = exports as unknown as Exports;
  // Address 0 stands for "no bias"; the kernels' constants come first.
  let free = Math.ceil(numberOf(exports.heapBase) / 64) * 64;
  /** Guests lie at the other end. */
  let end = buffer.byteLength;
  /** From here on guests may have left numbers behind. */
  let used = end;
  let guests: Guest[] = [];

  /** Whole vectors, and one more: loads may reach beyond the end of a row. */
  const bytesFor = (length: number) => (Math.ceil(length / 4) + 1) * 16;

  const full = (needed: number): EngineError => {
    leave();
    const size = `at most ${buffer.byteLength} bytes (option bytes of the backend)`;
    return new EngineError('memory', size, String(needed));
  };

  const allocate: Backend['allocate'] = (dtype, length) => {
    if (dtype === 'float64') return allocateOnHeap(dtype, length);
    const at = free;
    const next = at + bytesFor(length);
    if (next > end) throw full(next);
    free = next;
    const numbers = new Float32Array(buffer, at, length);
    return next > used ? numbers.fill(0) : numbers;
  };

  /** Where a buffer from elsewhere lies until the kernel is done. */
  const invite = (host: FloatArray | Int32Array, written: boolean): number => {
    let guest = guests.find((one) => one.host === host);
    if (!guest) {
      const at = end - bytesFor(host.length);
      if (at < free) throw full(buffer.byteLength - at + free);
      end = at;
      used = Math.min(used, end);
      const Kind = host instanceof Int32Array ? Int32Array : Float32Array;
      guest = { host, copy: new Kind(buffer, at, host.length), written: false };
      guest.copy.set(host);
      guests.push(guest);
    }
    guest.written ||= written;
    return guest.copy.byteOffset;
  };
  /** The guests leave as they came. */
  const leave = () => {
    guests = [];
    end = buffer.byteLength;
  };
  /** The guests go home, with what was written to them: the last word of every kernel. */
  const done = () => {
    if (guests.length === 0) return;
    for (const { host, copy, written } of guests) if (written) host.set(copy);
    leave();
  };

  /** The address of what a kernel reads, and of what it writes. */
  const read = (a: FloatArray | Int32Array, index = 0) =>
    (a.buffer === buffer ? a.byteOffset : invite(a, false)) + 4 * index;
  const write = (a: FloatArray, index = 0) =>
    (a.buffer === buffer ? a.byteOffset : invite(a, true)) + 4 * index;
  const readIf = (a: FloatArray | null) => (a ? read(a) : 0);

  /** Room that is asked for by size, and kept for the next who asks; it at least doubles, to be outgrown seldom. */
  const room = () => {
    let kept = allocate('float32', 0);
    return (length: number) => {
      if (kept.length < length) kept = allocate('float32', Math.max(length, 2 * kept.length));
      return kept.byteOffset;
    };
  };
  const roomForRows = room();
  const roomForRight = room();
  const roomForPanels = room();
  const roomForColumns = room();
  const roomForSums = room();
  let logs = new Float64Array();
  const wide = (n: number) => Math.ceil(n / 8) * 8;
  const by4 = (n: number) => Math.ceil(n / 4) * 4;
  /** The matrix that `roomForRight` holds at present. */
  let packed: Matrix | null = null;

  return {
    ...typescript,
    name: numberOf(exports.relaxed) === 1 ? 'wasm-relaxed' : 'wasm',
    allocate,
    matrixNT: (_rows, N, K, b) => {
      const tile = roomForRows(BLOCK * Math.max(DEPTH, K + 3));
      return {
        mul: (M, a, aAt, c, cAt) => {
          const panels = M < WORTH_PACKING ? 0 : roomForPanels(by4(N) * by4(K));
          k.mulNT(M, N, K, read(a, aAt), read(b), write(c, cAt), panels, tile);
          done();
        }
      };
    },
    matrixNN: (rows, N, K, b) => {
      const tile = roomForRows(BLOCK * DEPTH);
      const panels = rows < TILE_ROWS ? 0 : roomForRight(wide(N) * K);
      const matrix: Matrix = {
        mul: (M, a, aAt, c, cAt) => {
          const right = read(b);
          if (panels && packed !== matrix) {
            k.pack(K, N, right, panels);
            packed = matrix;
          }
          k.mulPacked(M, N, K, read(a, aAt), right, panels, write(c, cAt), tile);
          done();
        }
      };
      return matrix;
    },
    mulTN: (m, n, depth, a, b, bAt, c) => {
      const panels = roomForPanels(wide(n) * Math.min(depth, DEPTH));
      k.mulTN(m, n, depth, read(a), read(b, bAt), write(c), panels, roomForRows(BLOCK * DEPTH));
      done();
    },
    forwardSteps: (cell, T, B, H, w, bias, { gates, recurrent, c, aux, h }) => {
      const pays = B > 1 && T * B >= WORTH_PACKING;
      const panels = pays ? roomForPanels(by4(cell.gates.length * H) * by4(H)) : 0;
      const rows = roomForRows(BLOCK * (H + 3));
      const state = [write(gates), write(recurrent), write(c), write(aux), write(h)] as const;
      k.forwardSteps(KINDS.indexOf(cell.kind), T, B, H, read(w), readIf(bias), ...state, panels, rows);
      done();
    },
    backwardSteps: (cell, T, B, H, w, { gates, c, aux, h }, { dh, dc, dInput, dRecurrent }) => {
      const panels = B < TILE_ROWS ? 0 : roomForPanels(cell.gates.length * H * wide(H));
      const state = [read(gates), read(c), read(aux), read(h)] as const;
      const gradients = [write(dh), write(dc), write(dInput), write(dRecurrent)] as const;
      const rows = roomForRows(BLOCK * DEPTH);
      k.backwardSteps(KINDS.indexOf(cell.kind), T, B, H, read(w), ...state, ...gradients, panels, rows);
      done();
    },
    fillRows: (rows, n, bias1, bias2, c) => {
      k.fillRows(rows, n, readIf(bias1), readIf(bias2), write(c));
      done();
    },
    sumRows: (rows, n, a, out, also) => {
      k.sumRows(rows, n, read(a), write(out), also ? write(also) : 0);
      done();
    },
    pickColumns: (rows, n, V, w, tokens, bias1, bias2, c) => {
      const transposed = rows < WORTH_TRANSPOSING ? 0 : roomForColumns(V * n);
      k.pickColumns(rows, n, V, read(w), read(tokens), readIf(bias1), readIf(bias2), write(c), transposed);
      done();
    },
    addToColumns: (rows, n, V, d, tokens, w) => {
      k.addToColumns(rows, n, V, read(d), read(tokens), write(w), roomForColumns(V * n));
      done();
    },
    softmax: (rows, V, z, p, factor) => {
      const sums = roomForSums(4 * rows);
      k.softmax(rows, V, read(z), write(p), factor, sums);
      done();
      if (logs.length < 2 * rows || logs.byteOffset !== sums) logs = new Float64Array(buffer, sums, 2 * rows);
      for (let r = 0; r < rows; r++) logs[r] = logs[2 * r] + log(logs[2 * r + 1]);
      return logs;
    },
    sumOfSquares: (a) => {
      const sum = k.sumOfSquares(a.length, read(a));
      done();
      return sum;
    },
    scale: (a, factor) => {
      if (!isNormal(factor)) return typescript.scale(a, factor);
      k.scale(a.length, write(a), factor);
      done();
    },
    adamUpdate: (w, g, m, v, t, lr, beta1, beta2, eps) => {
      const rate = lr / (1 - power(beta1, t));
      const root = Math.sqrt(1 - power(beta2, t));
      if (!isNormal(rate) || !isNormal(eps)) {
        return typescript.adamUpdate(w, g, m, v, t, lr, beta1, beta2, eps);
      }
      const factors = [rate, root, beta1, 1 - beta1, beta2, 1 - beta2, eps] as const;
      k.adamUpdate(w.length, write(w), read(g), write(m), write(v), ...factors);
      done();
    }
  };
}

/** A buffer from elsewhere, and its copy where the kernels see it. */
interface Guest {
  readonly host: FloatArray | Int32Array;
  readonly copy: Float32Array | Int32Array;
  written: boolean;
}

/** Whether a factor keeps its value to rounding as a float32; what does not is left to TypeScript's doubles. */
const isNormal = (factor: number): boolean => {
  const size = Math.abs(Math.fround(factor));
  return factor === 0 || (size >= 2 ** -126 && size < Infinity);
};

function instantiate(module: unknown, bytes: number): { exports: WebAssembly.Exports; buffer: ArrayBuffer } {
  if (!(module instanceof WebAssembly.Module)) {
    throw new EngineError('module', 'a WebAssembly.Module from compileKernels', show(module));
  }
  requireInteger('bytes', bytes, 1);
  const pages = Math.ceil(bytes / PAGE);
  let memory: WebAssembly.Memory;
  try {
    memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    throw new EngineError('bytes', 'as many as there are', String(bytes));
  }
  let exports: WebAssembly.Exports;
  try {
    ({ exports } = new WebAssembly.Instance(module, { env: { memory } }));
  } catch (error) {
    throw new EngineError('module', 'one from compileKernels', String(error));
  }
  if (!('heapBase' in exports)) throw new EngineError('module', 'one from compileKernels', 'another');
  return { exports, buffer: memory.buffer };
}

const numberOf = (value: WebAssembly.ExportValue): number =>
  value instanceof WebAssembly.Global ? Number(value.value) : 0;
