import { typescript, type Backend } from '../../core/backend.ts';
import { allocateOnHeap, type FloatArray } from '../../core/buffers.ts';
import type { Cell } from '../../core/cells/cell.ts';
import { EngineError } from '../../core/errors.ts';
import { relaxed, simd } from './kernels.generated.ts';

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
function offered(withRelaxed: boolean): Uint8Array<ArrayBuffer> | null {
  if (typeof WebAssembly !== 'object') return null;
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
export async function compileKernels({ relaxed = true } = {}): Promise<WebAssembly.Module | null> {
  const bytes = offered(relaxed);
  return bytes && WebAssembly.compile(bytes).catch(() => null);
}

/**
 * The fastest backend that there is here.
 * @param options.prefer 'ts' for plain TypeScript whatever is there
 * @param options.bytes as for `wasmBackend`
 */
export async function loadBackend({
  prefer = 'wasm',
  bytes
}: { prefer?: 'wasm' | 'ts'; bytes?: number } = {}): Promise<Backend> {
  const module = prefer === 'ts' ? null : await compileKernels();
  return module ? wasmBackend(module, { bytes }) : typescript;
}

/**
 * A backend with a memory of its own. Buffers are handed out one after the other and never taken back: a backend
 * belongs to one network and its run, and goes with them. The memory has its size from the start, because growing
 * would detach every view of it; pages that are never touched cost nothing.
 * @param module from `compileKernels`
 * @param options.bytes of memory; default 128 MiB
 */
export function wasmBackend(
  module: WebAssembly.Module,
  { bytes = 2 ** 27 }: { bytes?: number } = {}
): Backend {
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const k = exports as unknown as Exports;
  // Address 0 stands for "no bias"; the kernels' constants come first.
  let free = Math.ceil(numberOf(exports.heapBase) / 64) * 64;

  const allocate: Backend['allocate'] = (dtype, length) => {
    if (dtype === 'float64') return allocateOnHeap(dtype, length);
    const at = free;
    // Whole vectors, and one more: loads may reach beyond the end of a row.
    const end = at + (Math.ceil(length / 4) + 1) * 16;
    if (end > pages * PAGE) {
      throw new EngineError(
        'memory',
        `at most ${pages * PAGE} bytes (option bytes of the backend)`,
        String(end)
      );
    }
    free = end;
    return new Float32Array(memory.buffer, at, length);
  };
  /** Room that is asked for by size, and kept for the next who asks. */
  const room = () => {
    let buffer = allocate('float32', 0);
    return (length: number) => {
      if (buffer.length < length) buffer = allocate('float32', length);
      return buffer.byteOffset;
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
  const at = (a: FloatArray, index = 0) => a.byteOffset + 4 * index;
  const maybe = (a: FloatArray | null) => (a ? a.byteOffset : 0);

  // The right-hand matrix of `mul`: where it lies, packed or not.
  let right = 0;
  let panels = 0;
  let N = 0;
  let K = 0;
  let packed = false;
  let tile = 0;

  return {
    ...typescript,
    name: numberOf(exports.relaxed) === 1 ? 'wasm-relaxed' : 'wasm',
    allocate,
    setNT: (_rows, n, depth, b) => {
      right = at(b);
      N = n;
      K = depth;
      packed = false;
      tile = roomForRows(BLOCK * Math.max(DEPTH, depth + 3));
    },
    setNN: (rows, n, depth, b) => {
      right = at(b);
      panels = rows < TILE_ROWS ? 0 : roomForRight(wide(n) * depth);
      N = n;
      K = depth;
      packed = true;
      tile = roomForRows(BLOCK * DEPTH);
      if (panels) k.pack(K, N, right, panels);
    },
    mul: (M, a, aAt, c, cAt) => {
      if (packed) k.mulPacked(M, N, K, at(a, aAt), right, panels, at(c, cAt), tile);
      else
        k.mulNT(
          M,
          N,
          K,
          at(a, aAt),
          right,
          at(c, cAt),
          M < WORTH_PACKING ? 0 : roomForPanels(by4(N) * by4(K)),
          tile
        );
    },
    mulTN: (m, n, depth, a, b, bAt, c) => {
      const panels = roomForPanels(wide(n) * Math.min(depth, DEPTH));
      k.mulTN(m, n, depth, at(a), at(b, bAt), at(c), panels, roomForRows(BLOCK * DEPTH));
    },
    forwardSteps: (cell, T, B, H, w, bias, s) => {
      const pays = B > 1 && T * B >= WORTH_PACKING;
      const panels = pays ? roomForPanels(by4(cell.gates.length * H) * by4(H)) : 0;
      const rows = roomForRows(BLOCK * (H + 3));
      const kind = KINDS.indexOf(cell.kind);
      const { gates, recurrent, c, aux, h } = s;
      k.forwardSteps(
        kind,
        T,
        B,
        H,
        at(w),
        maybe(bias),
        at(gates),
        at(recurrent),
        at(c),
        at(aux),
        at(h),
        panels,
        rows
      );
    },
    backwardSteps: (cell, T, B, H, w, { gates, c, aux, h }, { dh, dc, dInput, dRecurrent }) => {
      const panels = B < TILE_ROWS ? 0 : roomForPanels(cell.gates.length * H * wide(H));
      const state = [at(gates), at(c), at(aux), at(h), at(dh), at(dc), at(dInput), at(dRecurrent)] as const;
      k.backwardSteps(KINDS.indexOf(cell.kind), T, B, H, at(w), ...state, panels, roomForRows(BLOCK * DEPTH));
    },
    fillRows: (rows, n, bias1, bias2, c) => {
      k.fillRows(rows, n, maybe(bias1), maybe(bias2), at(c));
    },
    sumRows: (rows, n, a, out, also) => {
      k.sumRows(rows, n, at(a), at(out), maybe(also));
    },
    pickColumns: (rows, n, V, w, tokens, bias1, bias2, c) => {
      const transposed = rows < WORTH_TRANSPOSING ? 0 : roomForColumns(V * n);
      k.pickColumns(rows, n, V, at(w), tokens.byteOffset, maybe(bias1), maybe(bias2), at(c), transposed);
    },
    addToColumns: (rows, n, V, d, tokens, w) => {
      k.addToColumns(rows, n, V, at(d), tokens.byteOffset, at(w), roomForColumns(V * n));
    },
    softmax: (rows, V, z, p, factor) => {
      const sums = roomForSums(4 * rows);
      k.softmax(rows, V, at(z), at(p), factor, sums);
      if (logs.length < 2 * rows) logs = new Float64Array(memory.buffer, sums, 2 * rows);
      for (let r = 0; r < rows; r++) logs[r] = logs[2 * r] + Math.log(logs[2 * r + 1]);
      return logs;
    },
    sumOfSquares: (a) => k.sumOfSquares(a.length, at(a)),
    scale: (a, factor) => {
      k.scale(a.length, at(a), factor);
    },
    adamUpdate: (w, g, m, v, t, lr, beta1, beta2, eps) => {
      const rate = lr / (1 - beta1 ** t);
      const root = Math.sqrt(1 - beta2 ** t);
      k.adamUpdate(w.length, at(w), at(g), at(m), at(v), rate, root, beta1, 1 - beta1, beta2, 1 - beta2, eps);
    }
  };
}

const numberOf = (value: WebAssembly.ExportValue): number =>
  value instanceof WebAssembly.Global ? Number(value.value) : 0;
