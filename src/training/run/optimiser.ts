import { Adam, RmsProp, Sgd, type FloatArray, type Network } from '../../engine/index.ts';
import type { TextRunConfig } from './config.ts';

/** The engine's optimisers behind one face, with all that they remember. */
export interface Optimiser {
  lr: number;
  step(): void;
  /** What it remembers, laid out as the weights: the arrays themselves. */
  readonly memory: readonly FloatArray[];
  /** Steps made, where the optimiser counts them; else 0. */
  steps: number;
}

/** @throws EngineError on a rate or momentum out of range */
export function optimiserOf(net: Network, config: TextRunConfig): Optimiser {
  const { optimiser, rate: lr, momentum } = config;
  if (optimiser === 'adam') {
    const adam = new Adam(net, { lr });
    return {
      get lr() {
        return adam.lr;
      },
      set lr(rate) {
        adam.lr = rate;
      },
      get steps() {
        return adam.t;
      },
      set steps(steps) {
        adam.t = steps;
      },
      step: () => adam.step(),
      memory: [adam.m, adam.v]
    };
  }
  const other = optimiser === 'sgd' ? new Sgd(net, { lr, momentum }) : new RmsProp(net, { lr, momentum });
  return {
    get lr() {
      return other.lr;
    },
    set lr(rate) {
      other.lr = rate;
    },
    steps: 0,
    step: () => other.step(),
    memory: other instanceof RmsProp ? [other.v, other.velocity] : [other.velocity]
  };
}
