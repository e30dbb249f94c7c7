/** What JSON can hold: the values that figures send and receive. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Accepted<T> = { ok: true; value: T } | { ok: false; error: string };

/** From `min` to `max`, both allowed. */
export interface Range {
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly whole: boolean;
}

/**
 * One parameter of a figure. From the same declaration come its place in the URL, in messages and in saved state.
 */
export interface Field<T> {
  readonly default: T;
  /** Of a number: what it may be. Of a string: how many characters. */
  readonly range?: Range;
  /** Of one of several: which, in the order in which a reader is offered them. */
  readonly options?: readonly T[];
  /** It is a reader's guess: while there is none, the frame keeps the rest of the figure locked. */
  readonly guess?: boolean;
  /** As written in the URL. `decode(encode(value))` gives the value back to the bit. */
  encode(value: T): string;
  /** From the URL: clamps what is out of range, undefined for what cannot be read. Never throws. */
  decode(text: string): T | undefined;
  /** From a message: clamps what is out of range, refuses a wrong type with a sentence. `name` is the parameter's. */
  accept(value: unknown, name: string): Accepted<T>;
  /** A random valid value, for tests. `random` gives numbers in [0, 1). */
  arbitrary(random: () => number): T;
}

export const refuse = (name: string, expected: string, got: unknown): Accepted<never> => ({
  ok: false,
  error: `${name} must be ${expected}, but ${show(got)} came.`
});

/** Never throws, and never takes long: a list may be of four thousand million holes, or hold itself. */
function show(value: unknown): string {
  if (Array.isArray(value) && value.length > 1000) return `a list of ${value.length}`;
  let text: string;
  try {
    text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
  } catch {
    text = Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : String(value);
  }
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
