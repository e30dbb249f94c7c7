import { expect, test } from 'vitest';
import { compileKernels, wasmBackend } from '../../engine/index.ts';
import { backendAsked, backendNames, chooseBackend } from './page-backend.ts';

test.each([
  ['?backend=ts', 'ts'],
  ['?from=mail&backend=wasm', 'wasm'],
  ['?backend=wasm-relaxed', 'wasm-relaxed'],
  ['', undefined],
  ['?backend=', undefined],
  ['?backend=TS', undefined],
  ['?backend=constructor', undefined],
  ['?%E0%A4%A&backend', undefined]
])('the address %j asks for %j', (search, asked) => {
  expect(backendAsked(search)).toBe(asked);
});

test('plain TypeScript, where it is asked for, is had without compiling anything', async () => {
  const compile = () => Promise.reject(new Error('compiled'));
  expect(await chooseBackend('ts', compile)).toEqual({ name: 'ts', kernels: null });
});

test.each([undefined, ...backendNames.slice(1)])(
  'asked for %j, it says what its kernels are',
  async (asked) => {
    const { name, kernels } = await chooseBackend(asked);
    if (!kernels) throw new Error('no WebAssembly SIMD here');
    expect(name).toBe(wasmBackend(kernels, { bytes: 2 ** 16 }).name);
    if (asked !== 'wasm-relaxed') expect(name, 'the same bits for everybody').toBe('wasm');
  }
);

test('relaxed SIMD, where it is not offered, gives way to plain SIMD', async () => {
  const compile = () => compileKernels({ relaxed: false });
  expect(await chooseBackend('wasm-relaxed', compile)).toMatchObject({ name: 'wasm' });
});

test('without WebAssembly, and with kernels that cannot be run, it is plain TypeScript', async () => {
  const plain = { name: 'ts', kernels: null };
  expect(await chooseBackend(undefined, () => Promise.resolve(null))).toEqual(plain);
  // A module that wants something which is not there: (import "env" "nothing" (func))
  const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 15, 1, 3, 101, 110, 118];
  const wants = new Uint8Array([...bytes, 7, 110, 111, 116, 104, 105, 110, 103, 0, 0]);
  expect(await chooseBackend('wasm', () => WebAssembly.compile(wants))).toEqual(plain);
});
