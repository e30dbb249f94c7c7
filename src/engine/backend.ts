import { allocateOnHeap, type Allocate } from './buffers.ts';
import { gru } from './cells/gru.ts';
import { lstm } from './cells/lstm.ts';
import { rnnRelu, rnnTanh } from './cells/rnn.ts';
import type { Cell } from './cells/cell.ts';
import * as kernels from './kernels.ts';
import * as updates from './optim-kernels.ts';

type Kernels = typeof kernels & typeof updates;

/**
 * Everything a network does with many numbers, and where those numbers live. Another backend (WebAssembly) gives
 * the same names and may rely on this: every buffer it is handed was allocated by its own `allocate`.
 */
export interface Backend extends Readonly<Kernels> {
  readonly name: string;
  readonly allocate: Allocate;
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
  ...updates,
  rnnTanh,
  rnnRelu,
  lstm,
  gru
};
