import { take, type FloatArray } from '../core/buffers.ts';
import { EngineError, oneOf, requireKeys, requireNumber, show } from '../core/errors.ts';
import { Network } from '../core/network.ts';

/** What changes the weights of a network, step by step, from the gradients that are in it. */
export interface Optimiser {
  /** The learning rate. It may be changed at any time, to any finite number ≥ 0. */
  lr: number;
  /** Updates made so far. */
  steps: number;
  /** All that it remembers beside `steps`, each laid out as the network's weights: the arrays themselves. */
  readonly memory: readonly FloatArray[];
  /** One update from the network's gradients, which stay as they are. */
  step(): void;
}

export const OPTIMISERS = ['adam', 'rmsprop', 'sgd'] as const;
export type OptimiserKind = (typeof OPTIMISERS)[number];

/** Those that the kind asked for has; what is left out is PyTorch's default. */
export type OptimiserOptions = AdamOptions & RmsPropOptions & SgdOptions;

/** @throws EngineError on an unknown kind, on options that it has not, and on numbers out of their range */
export function optimiser(kind: OptimiserKind, net: Network, options: OptimiserOptions = {}): Optimiser {
  oneOf('optimiser', kind, OPTIMISERS);
  if (kind === 'adam') return new Adam(net, options);
  return kind === 'rmsprop' ? new RmsProp(net, options) : new Sgd(net, options);
}

/** What all optimisers share. */
abstract class Descent implements Optimiser {
  steps = 0;
  readonly memory: readonly FloatArray[];
  #lr = 0;

  /** @param buffers how many buffers as large as the weights it remembers */
  constructor(
    readonly net: Network,
    lr: number,
    buffers: number
  ) {
    if (!(net instanceof Network)) throw new EngineError('net', 'a Network', show(net));
    this.lr = lr;
    this.memory = Array.from({ length: buffers }, () => take(net.allocate, net.spec.dtype, net.data.length));
  }

  get lr(): number {
    return this.#lr;
  }

  set lr(lr: number) {
    requireNumber('lr', lr, 0);
    this.#lr = lr;
  }

  step(): void {
    this.steps++;
    this.update();
  }

  protected abstract update(): void;
}

export interface SgdOptions {
  /** Default 0.01. */
  lr?: number;
  /** In [0, 1). Default 0. */
  momentum?: number;
}

/** Gradient descent with momentum, as torch.optim.SGD: v = momentum·v + g, w −= lr·v. */
export class Sgd extends Descent {
  readonly momentum: number;

  /** @throws EngineError on unknown options, a negative rate or a momentum outside [0, 1) */
  constructor(net: Network, options: SgdOptions = {}) {
    requireKeys('options', options, ['lr', 'momentum'] satisfies (keyof SgdOptions)[]);
    const { lr = 0.01, momentum = 0 } = options;
    requireFraction('momentum', momentum);
    super(net, lr, 1);
    this.momentum = momentum;
  }

  protected update(): void {
    const { net, memory, lr, momentum } = this;
    net.backend.sgdUpdate(net.data, net.grad, memory[0], lr, momentum);
  }
}

export interface RmsPropOptions {
  /** Default 0.01. */
  lr?: number;
  /** In [0, 1). Default 0.99. */
  alpha?: number;
  /** ≥ 0. Default 1e-8. */
  eps?: number;
  /** In [0, 1). Default 0. */
  momentum?: number;
}

/** RMSProp with PyTorch's defaults. It remembers a running mean of g² (see updates.ts), and the velocity. */
export class RmsProp extends Descent {
  readonly alpha: number;
  readonly eps: number;
  readonly momentum: number;

  /** @throws EngineError on unknown options, a negative rate or ε, or an α or momentum outside [0, 1) */
  constructor(net: Network, options: RmsPropOptions = {}) {
    requireKeys('options', options, ['lr', 'alpha', 'eps', 'momentum'] satisfies (keyof RmsPropOptions)[]);
    const { lr = 0.01, alpha = 0.99, eps = 1e-8, momentum = 0 } = options;
    requireNumber('eps', eps, 0);
    requireFraction('alpha', alpha);
    requireFraction('momentum', momentum);
    super(net, lr, 2);
    this.alpha = alpha;
    this.eps = eps;
    this.momentum = momentum;
  }

  protected update(): void {
    const { net, memory, lr, alpha, eps, momentum } = this;
    net.backend.rmsPropUpdate(net.data, net.grad, memory[0], memory[1], lr, alpha, eps, momentum);
  }
}

export interface AdamOptions {
  /** Default 0.001. */
  lr?: number;
  /** In [0, 1). Defaults 0.9 and 0.999. */
  beta1?: number;
  beta2?: number;
  /** ≥ 0. Default 1e-8. */
  eps?: number;
}

/** Adam with PyTorch's defaults. It remembers running means of g and of g² (see updates.ts). */
export class Adam extends Descent {
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;

  /** @throws EngineError on unknown options, a negative rate or ε, or a β outside [0, 1) */
  constructor(net: Network, options: AdamOptions = {}) {
    requireKeys('options', options, ['lr', 'beta1', 'beta2', 'eps'] satisfies (keyof AdamOptions)[]);
    const { lr = 0.001, beta1 = 0.9, beta2 = 0.999, eps = 1e-8 } = options;
    requireNumber('eps', eps, 0);
    requireFraction('beta1', beta1);
    requireFraction('beta2', beta2);
    super(net, lr, 2);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
  }

  protected update(): void {
    const { net, memory, steps, lr, beta1, beta2, eps } = this;
    net.backend.adamUpdate(net.data, net.grad, memory[0], memory[1], steps, lr, beta1, beta2, eps);
  }
}

function requireFraction(argument: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new EngineError(argument, 'a number in [0, 1)', show(value));
}
