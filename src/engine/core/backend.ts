import { allocateOnHeap, type Allocate } from './buffers.ts';
import * as kernels from './kernels.ts';
import * as updates from '../fast/optim-kernels.ts';
import * as steps from './steps.ts';

type Kernels = typeof kernels & typeof updates & typeof steps;

/**
 * Everything a network does with many numbers, and where those numbers live. Another backend (WebAssembly) gives
 * the same names and may rely on this: every buffer it is handed was allocated by its own `allocate`.
 */
export interface Backend extends Readonly<Kernels> {
  readonly name: string;
  readonly allocate: Allocate;
}

/** Plain TypeScript: runs everywhere. */
export const typescript: Backend = {
  name: 'ts',
  allocate: allocateOnHeap,
  ...kernels,
  ...updates,
  ...steps
};
