import { requireNumber } from '../core/errors.ts';
import type { Network } from '../core/network.ts';
import { norm } from '../core/math.ts';

/** √Σ g² over all parameters' gradients. */
export function gradNorm(net: Network): number {
  return norm(net.grad, net.backend.sumOfSquares(net.grad));
}

/**
 * Clips by the global norm, as torch.nn.utils.clip_grad_norm_: every gradient times min(1, maxNorm/(norm + 1e-6)).
 * The direction stays. A norm that is not finite changes nothing: the caller skips the step.
 * @returns the norm before clipping
 * @throws EngineError unless maxNorm is a finite number above 0
 */
export function clipGradNorm(net: Network, maxNorm: number): number {
  requireNumber('maxNorm', maxNorm, 0, true);
  const before = gradNorm(net);
  const factor = maxNorm / (before + 1e-6);
  if (Number.isFinite(before) && factor < 1) net.backend.scale(net.grad, factor);
  return before;
}
