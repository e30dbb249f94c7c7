import type { FloatArray } from '../core/buffers.ts';
import { requireNumber, EngineError, show } from '../core/errors.ts';
import type { Network } from '../core/network.ts';

/** Gradient descent with momentum, as torch.optim.SGD: v = momentum·v + g, w −= lr·v. `lr` may be changed. */
export class Sgd {
  lr: number;
  momentum: number;
  /** The velocity, laid out as the network's weights. */
  readonly velocity: FloatArray;

  /** @throws EngineError on a negative rate or a momentum outside [0, 1) */
  constructor(
    readonly net: Network,
    { lr = 0.01, momentum = 0 }: { lr?: number; momentum?: number } = {}
  ) {
    requireNumber('lr', lr, 0);
    requireFraction('momentum', momentum);
    this.lr = lr;
    this.momentum = momentum;
    this.velocity = net.backend.allocate(net.spec.dtype, net.data.length);
  }

  /** One update from the network's gradients, which stay as they are. */
  step(): void {
    const { net, velocity, lr, momentum } = this;
    net.backend.sgdUpdate(net.data, net.grad, velocity, lr, momentum);
  }
}

/** RMSProp with PyTorch's defaults. `lr` may be changed at any time. */
export class RmsProp {
  lr: number;
  alpha: number;
  eps: number;
  momentum: number;
  /** Running mean of g², and the velocity, laid out as the network's weights. */
  readonly v: FloatArray;
  readonly velocity: FloatArray;

  /** @throws EngineError on a negative rate or ε, or an α or momentum outside [0, 1) */
  constructor(
    readonly net: Network,
    options: { lr?: number; alpha?: number; eps?: number; momentum?: number } = {}
  ) {
    const { lr = 0.01, alpha = 0.99, eps = 1e-8, momentum = 0 } = options;
    requireNumber('lr', lr, 0);
    requireNumber('eps', eps, 0);
    requireFraction('alpha', alpha);
    requireFraction('momentum', momentum);
    this.lr = lr;
    this.alpha = alpha;
    this.eps = eps;
    this.momentum = momentum;
    this.v = net.backend.allocate(net.spec.dtype, net.data.length);
    this.velocity = net.backend.allocate(net.spec.dtype, net.data.length);
  }

  /** One update from the network's gradients, which stay as they are. */
  step(): void {
    const { net, v, velocity, lr, alpha, eps, momentum } = this;
    net.backend.rmsPropUpdate(net.data, net.grad, v, velocity, lr, alpha, eps, momentum);
  }
}

/** Adam with PyTorch's defaults. `lr` may be changed at any time. */
export class Adam {
  lr: number;
  beta1: number;
  beta2: number;
  eps: number;
  /** Updates made so far. */
  t = 0;
  /** Running means of g and g², laid out as the network's weights. */
  readonly m: FloatArray;
  readonly v: FloatArray;

  /** @throws EngineError on a negative rate or ε, or a β outside [0, 1) */
  constructor(
    readonly net: Network,
    options: { lr?: number; beta1?: number; beta2?: number; eps?: number } = {}
  ) {
    const { lr = 0.001, beta1 = 0.9, beta2 = 0.999, eps = 1e-8 } = options;
    requireNumber('lr', lr, 0);
    requireNumber('eps', eps, 0);
    requireFraction('beta1', beta1);
    requireFraction('beta2', beta2);
    this.lr = lr;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
    this.m = net.backend.allocate(net.spec.dtype, net.data.length);
    this.v = net.backend.allocate(net.spec.dtype, net.data.length);
  }

  /** One update from the network's gradients, which stay as they are. */
  step(): void {
    const { net, m, v, lr, beta1, beta2, eps } = this;
    this.t++;
    net.backend.adamUpdate(net.data, net.grad, m, v, this.t, lr, beta1, beta2, eps);
  }
}

function requireFraction(argument: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new EngineError(argument, 'a number in [0, 1)', show(value));
}
