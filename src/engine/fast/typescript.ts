import type { Backend } from '../core/backend.ts';
import { allocateOnHeap } from '../core/buffers.ts';
import * as kernels from '../core/kernels.ts';
import * as packed from './packed.ts';
import * as updates from './updates.ts';

/** Plain TypeScript: runs everywhere. */
export const typescript: Backend = {
  name: 'ts',
  allocate: allocateOnHeap,
  matrixNT: packed.matrixNT,
  matrixNN: packed.matrixNN,
  mulTN: packed.mulTN,
  fillRows: kernels.fillRows,
  sumRows: kernels.sumRows,
  pickColumns: kernels.pickColumns,
  addToColumns: kernels.addToColumns,
  softmax: kernels.softmax,
  relu: kernels.relu,
  reluBackward: kernels.reluBackward,
  sumOfSquares: kernels.sumOfSquares,
  scale: kernels.scale,
  sgdUpdate: updates.sgdUpdate,
  rmsPropUpdate: updates.rmsPropUpdate,
  adamUpdate: updates.adamUpdate
};
