import { typescript, type Backend } from '../backend.ts';
import { allocateOnHeap, type FloatArray } from '../buffers.ts';
import { gru } from '../cells/gru.ts';
import { lstm } from '../cells/lstm.ts';
import { rnnTanh } from '../cells/rnn.ts';
import { EngineError } from '../errors.ts';
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
  | 'addColumns'
  | 'addToColumns'
  | 'softmax'
  | 'sumOfSquares'
  | 'scale'
  | 'adamUpdate'
  | 'rnnTanhForward'
  | 'rnnTanhBackward'
  | 'lstmForward'
  | 'lstmBackward'
  | 'gruForward'
  | 'gruBackward',
  Addresses
>;

const PAGE = 65536;
/** BLOCK and DEPTH of assembly/products.ts. */
const BLOCK = 16;
const DEPTH = 256;
/** As many uses of a transposed W pay for the transposing. */
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
  // Address 0 stands for "no bias".
  let free = 64;

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
  const wide = (n: number) => Math.ceil(n / 8) * 8;
  const at = (a: FloatArray, index = 0) => a.byteOffset + 4 * index;
  const maybe = (a: FloatArray | null) => (a ? a.byteOffset : 0);

  // The right-hand matrix of `mul`: where it lies, packed or not.
  let right = 0;
  let N = 0;
  let K = 0;
  let packed = false;
  let tile = 0;

  return {
    ...typescript,
    name: 'relaxed' in exports && relaxedOf(exports.relaxed) ? 'wasm-relaxed' : 'wasm',
    allocate,
    setNT: (_rows, n, depth, b) => {
      right = at(b);
      N = n;
      K = depth;
      packed = false;
      tile = roomForRows(BLOCK * Math.max(DEPTH, depth + 3));
    },
    setNN: (_rows, n, depth, b) => {
      right = roomForRight(wide(n) * depth);
      N = n;
      K = depth;
      packed = true;
      tile = roomForRows(BLOCK * DEPTH);
      k.pack(K, N, at(b), right);
    },
    mul: (M, a, aAt, c, cAt) => {
      if (packed) k.mulPacked(M, N, K, at(a, aAt), right, at(c, cAt), tile);
      else k.mulNT(M, N, K, at(a, aAt), right, at(c, cAt), tile);
    },
    mulTN: (m, n, depth, a, b, bAt, c) => {
      const panels = roomForPanels(wide(n) * Math.min(depth, DEPTH));
      k.mulTN(m, n, depth, at(a), at(b, bAt), at(c), panels, roomForRows(BLOCK * DEPTH));
    },
    fillRows: (rows, n, bias1, bias2, c) => {
      k.fillRows(rows, n, maybe(bias1), maybe(bias2), at(c));
    },
    sumRows: (rows, n, a, out) => {
      k.sumRows(rows, n, at(a), at(out));
    },
    addColumns: (rows, n, V, w, tokens, c) => {
      const transposed = rows < WORTH_TRANSPOSING ? 0 : roomForColumns(V * n);
      k.addColumns(rows, n, V, at(w), tokens.byteOffset, at(c), transposed);
    },
    addToColumns: (rows, n, V, d, tokens, w) => {
      k.addToColumns(rows, n, V, at(d), tokens.byteOffset, at(w), roomForColumns(V * n));
    },
    softmax: (V, z, zAt, p, pAt, factor) => k.softmax(V, at(z, zAt), at(p, pAt), factor),
    sumOfSquares: (a) => k.sumOfSquares(a.length, at(a)),
    scale: (a, factor) => {
      k.scale(a.length, at(a), factor);
    },
    adamUpdate: (w, g, m, v, t, lr, beta1, beta2, eps) => {
      const rate = lr / (1 - beta1 ** t);
      const root = Math.sqrt(1 - beta2 ** t);
      k.adamUpdate(w.length, at(w), at(g), at(m), at(v), rate, root, beta1, 1 - beta1, beta2, 1 - beta2, eps);
    },
    rnnTanh: {
      ...rnnTanh,
      forward({ gates, h }, t, B, H) {
        const n = B * H;
        k.rnnTanhForward(n, at(gates, t * n), at(h, (t + 1) * n));
      },
      backward({ h }, { dh, dInput }, t, B, H) {
        const n = B * H;
        k.rnnTanhBackward(n, at(h, (t + 1) * n), at(dh, (t + 1) * n), at(dInput, t * n));
      }
    },
    lstm: {
      ...lstm,
      forward({ gates, c, aux, h }, t, B, H) {
        const now = t * B * H;
        const next = now + B * H;
        k.lstmForward(B, H, at(gates, 4 * now), at(c, now), at(c, next), at(aux, now), at(h, next));
      },
      backward({ gates, c, aux }, { dh, dc, dInput }, t, B, H) {
        const now = t * B * H;
        const next = now + B * H;
        k.lstmBackward(
          B,
          H,
          at(gates, 4 * now),
          at(c, now),
          at(aux, now),
          at(dh, next),
          at(dc, next),
          at(dc, now),
          at(dInput, 4 * now)
        );
      }
    },
    gru: {
      ...gru,
      forward({ gates, recurrent, aux, h }, t, B, H) {
        const now = t * B * H;
        k.gruForward(B, H, at(gates, 3 * now), at(recurrent), at(aux, now), at(h, now), at(h, now + B * H));
      },
      backward({ gates, aux, h }, { dh, dInput, dRecurrent }, t, B, H) {
        const now = t * B * H;
        k.gruBackward(
          B,
          H,
          at(gates, 3 * now),
          at(aux, now),
          at(h, now),
          at(dh, now + B * H),
          at(dh, now),
          at(dInput, 3 * now),
          at(dRecurrent, 3 * now)
        );
      }
    }
  };
}

const relaxedOf = (value: WebAssembly.ExportValue): boolean =>
  value instanceof WebAssembly.Global && value.value === 1;
