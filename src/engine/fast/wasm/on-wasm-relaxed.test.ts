// The engine's own tests once more, on another backend.
import { setFlagsFromString } from 'node:v8';
import { describe } from 'vitest';
import { compileKernels, wasmBackend } from '../../index.ts';
import { useBackend } from '../../testing.ts';

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const module = await compileKernels({ relaxed: true });
if (!module) throw new Error('no WebAssembly SIMD here');
useBackend(() => wasmBackend(module, { bytes: 2 ** 26 }));

describe('on wasm-relaxed:', async () => {
  await import('../../core/kernels.test.ts');
  await import('../../core/network.test.ts');
  await import('../../train/optim.test.ts');
  await import('../../train/text.test.ts');
  await import('../../core/init.test.ts');
  await import('../../look/gradcheck.test.ts');
});
