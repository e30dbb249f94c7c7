// The engine's own tests once more, on another backend.
import { describe } from 'vitest';
import { compileKernels, wasmBackend } from '../../index.ts';
import { useBackend } from '../../testing.ts';

const module = await compileKernels({ relaxed: false });
if (!module) throw new Error('no WebAssembly SIMD here');
useBackend(() => wasmBackend(module, { bytes: 2 ** 26 }));

describe('on wasm:', async () => {
  await import('../../core/kernels.test.ts');
  await import('../../core/network.test.ts');
  await import('../../train/optim.test.ts');
  await import('../../train/text.test.ts');
  await import('../../core/init.test.ts');
  await import('../../look/gradcheck.test.ts');
  await import('../../train/checkpointed.test.ts');
});
