import { compileKernels } from '../../engine/index.ts';

export const backendNames = ['ts', 'wasm', 'wasm-relaxed'] as const;
export type BackendName = (typeof backendNames)[number];

/** What a page trains with: null kernels are plain TypeScript. The module may be posted to any number of workers. */
export interface PageBackend {
  readonly name: BackendName;
  readonly kernels: WebAssembly.Module | null;
}

/**
 * The backend that an address asks for.
 * @param search the query of an address, `?backend=ts`
 * @returns undefined where none is asked for, or one that does not exist
 */
export function backendAsked(search: string): BackendName | undefined {
  const asked = new URLSearchParams(search).get('backend');
  return backendNames.find((name) => name === asked);
}

/**
 * The backend asked for, or the fastest of those that give the same bits in every browser; what cannot be had gives way to
 * the next slower one.
 * @param compile the engine's `compileKernels`
 */
export async function chooseBackend(
  asked: BackendName | undefined,
  compile: typeof compileKernels = compileKernels
): Promise<PageBackend> {
  const plain: PageBackend = { name: 'ts', kernels: null };
  if (asked === 'ts') return plain;
  const kernels = await compile({ relaxed: asked === 'wasm-relaxed' });
  if (!kernels) return plain;
  try {
    // Not `new WebAssembly.Instance`, which older browsers refuse on a page for all but tiny modules.
    const { exports } = await WebAssembly.instantiate(kernels, {
      env: { memory: new WebAssembly.Memory({ initial: 1 }) }
    });
    const { relaxed } = exports;
    const isRelaxed = relaxed instanceof WebAssembly.Global && relaxed.value === 1;
    return { name: isRelaxed ? 'wasm-relaxed' : 'wasm', kernels };
  } catch {
    return plain;
  }
}

let chosen: Promise<PageBackend> | undefined;

/**
 * The backend that this page trains with: `?backend=ts` (or wasm, wasm-relaxed) in its address, or wasm. Chosen and
 * compiled once, by the first that asks; from then on `<html data-backend>` says which it is.
 */
export function pageBackend(): Promise<PageBackend> {
  return (chosen ??= chooseBackend(
    typeof location === 'undefined' ? undefined : backendAsked(location.search)
  ).then((backend) => {
    if (typeof document !== 'undefined') document.documentElement.dataset.backend = backend.name;
    return backend;
  }));
}
