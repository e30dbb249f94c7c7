import { paced, realClock, type Clock } from '../paced.ts';
import type { FlowConfig } from './config.ts';
import { measure, type Flow } from './measure.ts';

/** Milliseconds that a slider must rest before more than the first network is measured: it is not to wait for old work. */
const REST = 100;

/** What the worker offers: one network after another, each reported as soon as it is measured. */
export class Meter {
  readonly #clock: Clock;
  #current = new AbortController();

  constructor(clock: Clock = realClock) {
    this.#clock = clock;
  }

  /**
   * Measures the same config for each seed in turn. A newer request ends an older one after the network at hand.
   *
   * @param report is waited for, so that a page that is busy is not flooded
   */
  async run(
    config: Omit<FlowConfig, 'seed'>,
    seeds: readonly number[],
    report: (flow: Flow) => unknown
  ): Promise<void> {
    this.#current.abort();
    const { signal } = (this.#current = new AbortController());
    let next = 0;
    const slice = async () => {
      await report(measure({ ...config, seed: seeds[next++] }));
      return next < seeds.length;
    };
    if (seeds.length > 0) await paced(slice, () => (next === 1 ? REST : 0), signal, this.#clock);
  }
}
