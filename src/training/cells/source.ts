import type { ShippingError } from '../shipped/fetch.ts';
import type { Carried } from './network.ts';

/** Where a figure's network comes from: it may be under way, and may fail to come. */
export interface Source {
  readonly carried: Carried | undefined;
  /** How much of it has come, 0 to 1. */
  readonly progress: number;
  readonly failure: ShippingError | undefined;
  /** Resolves when it is there, however often it had to be tried. */
  readonly ready: Promise<Carried>;
  /** Has it come, where it is neither there nor on its way; after a failure `retry`. */
  load(): void;
  retry(): void;
}

/** A network that is at hand. */
export const given = (carried: Carried): Source => ({
  carried,
  progress: 1,
  failure: undefined,
  ready: Promise.resolve(carried),
  load: () => {},
  retry: () => {}
});
