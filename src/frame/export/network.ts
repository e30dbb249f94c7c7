// Loaded by the dialog when it is asked for, with the engine's writers: most readers never do, and some figures hold no
// network. From the engine's own files, because its index stands in the pages already, without these.
import type { Network, Trace } from '$engine';
import { pytorchScript } from '../../engine/files/pytorch.ts';
import { saveNetwork } from '../../engine/files/safetensors.ts';

/** The weights of the network, by PyTorch's names. */
export const safetensors = ({ net }: Trace<Network>): Uint8Array<ArrayBuffer> => saveNetwork(net);

/** A script that needs no second file: it carries the weights. */
export const pytorch = (trace: Trace<Network>): string => pytorchScript(trace.net, trace, { carried: true });
