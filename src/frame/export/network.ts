import type { Network, Trace } from '$engine';

// The engine's writers are loaded when they are asked for: most readers never do, and some figures hold no network.

/** The weights of the network, by PyTorch's names. */
export async function safetensors({ net }: Trace<Network>): Promise<Uint8Array<ArrayBuffer>> {
  const { saveNetwork } = await import('../../engine/files/safetensors.ts');
  return saveNetwork(net);
}

/** A script that needs no second file: it carries the weights. */
export async function pytorch(trace: Trace<Network>): Promise<string> {
  const { pytorchScript } = await import('../../engine/files/pytorch.ts');
  return pytorchScript(trace.net, trace, { carried: true });
}
