import type { Job, Lane } from '../work/serve.ts';
import type { FlowConfig } from './config.ts';
import { measure, type Flow } from './measure.ts';

/** Milliseconds that a slider must rest before more than the first network is measured: it is not to wait for old work. */
export const REST = 100;

/** What is asked for: the same config for each seed in turn. */
export interface Flows {
  config: Omit<FlowConfig, 'seed'>;
  seeds: readonly number[];
}

/** One network after another. */
export const measureFlows: Job<Flows, Flow> = (ask) => [measuring(ask)];

function* measuring({ config, seeds }: Flows): Lane<Flow> {
  for (const seed of seeds) yield measure({ ...config, seed });
  return undefined;
}
