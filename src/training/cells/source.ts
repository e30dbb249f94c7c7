import type { Carried } from './network.ts';

/** Where a figure's network comes from: it may be under way, and may fail to come. */
export interface Source {
  readonly carried: Carried | undefined;
  /** How much of it has come, 0 to 1; undefined where that is not known. */
  readonly progress: number | undefined;
  readonly failure: { readonly message: string } | undefined;
  /** Resolves when it is there, however often it had to be tried. */
  readonly ready: Promise<Carried>;
  /** Has it come; again after a failure. */
  load(): void;
}

/** A network that is at hand. */
export const given = (carried: Carried): Source => ({
  carried,
  progress: 1,
  failure: undefined,
  ready: Promise.resolve(carried),
  load: () => {}
});
