import { allocateOnHeap, type Allocate } from './buffers.ts';
import { gru } from './cells/gru.ts';
import { lstm } from './cells/lstm.ts';
import { rnnRelu, rnnTanh } from './cells/rnn.ts';
import type { Cell } from './cells/cell.ts';
import * as kernels from './kernels.ts';
import type { Product } from './kernels.ts';
import { adamUpdate, sgdUpdate } from './optim-kernels.ts';

/**
 * Everything a network does with many numbers, and where those numbers live. Another backend (WebAssembly) gives
 * the same names and may rely on this: every buffer it is handed was allocated by its own `allocate`.
 */
export interface Backend {
  readonly name: string;
  readonly allocate: Allocate;
  readonly mulNT: Product;
  readonly mulNN: Product;
  readonly mulTN: Product;
  readonly fillRows: typeof kernels.fillRows;
  readonly sumRows: typeof kernels.sumRows;
  readonly sumOfSquares: typeof kernels.sumOfSquares;
  readonly scale: typeof kernels.scale;
  readonly adamUpdate: typeof adamUpdate;
  readonly sgdUpdate: typeof sgdUpdate;
  readonly rnnTanh: Cell;
  readonly rnnRelu: Cell;
  readonly lstm: Cell;
  readonly gru: Cell;
}

/** Plain TypeScript: runs everywhere. */
export const typescript: Backend = {
  name: 'ts',
  allocate: allocateOnHeap,
  ...kernels,
  adamUpdate,
  sgdUpdate,
  rnnTanh,
  rnnRelu,
  lstm,
  gru
};
