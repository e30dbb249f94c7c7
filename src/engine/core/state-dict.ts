import { requireNumbers, type Numbers } from './buffers.ts';
import { EngineError, show } from './errors.ts';
import type { Network } from './network.ts';

/** Tensors by PyTorch's names, row-major. */
export type StateDict = Record<string, { readonly shape: readonly number[]; readonly data: Numbers }>;

export function copyStateDict(net: Network): StateDict {
  const dict: StateDict = {};
  for (const name of net.names) {
    const { shape, data } = net.parameter(name);
    dict[name] = { shape: [...shape], data: data.slice() };
  }
  return dict;
}

/** @throws EngineError naming the first tensor that is missing, unknown, of another shape or not finite */
export function checkStateDict(net: Network, dict: StateDict): void {
  if (typeof dict !== 'object' || dict === null) throw new EngineError('dict', 'tensors by name', show(dict));
  for (const name of Object.keys(dict)) {
    if (!net.names.includes(name)) {
      throw new EngineError('dict', `only ${net.names.join(', ')}`, show(name));
    }
  }
  for (const name of net.names) {
    const { shape, data } = net.parameter(name);
    if (!Object.hasOwn(dict, name)) throw new EngineError(name, `a tensor of ${shape.join(' × ')}`, 'none');
    const given = dict[name];
    if (!Array.isArray(given.shape) || given.shape.join() !== shape.join()) {
      const got = Array.isArray(given.shape) ? given.shape.join(' × ') : show(given.shape);
      throw new EngineError(name, `shape ${shape.join(' × ')}`, got);
    }
    requireNumbers(name, given.data, data.length, shape.join(' × '), net.spec.dtype);
  }
}
