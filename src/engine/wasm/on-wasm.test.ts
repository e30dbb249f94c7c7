// The engine's own tests once more, on another backend.
import { describe } from 'vitest';
import { compileKernels, wasmBackend } from '../index.ts';
import { useBackend } from '../testing.ts';

const module = await compileKernels({ relaxed: false });
if (!module) throw new Error('no WebAssembly SIMD here');
useBackend(() => wasmBackend(module, { bytes: 2 ** 26 }));

describe('on wasm:', async () => {
  await import('../kernels.test.ts');
  await import('../network.test.ts');
  await import('../optim.test.ts');
  await import('../text.test.ts');
  await import('../init.test.ts');
  await import('../gradcheck.test.ts');
  await import('../checkpointed.test.ts');
});
