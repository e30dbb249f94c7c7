/** A browser with one window, driven from here. What differs between browsers ends at this interface. */
export interface Session {
  /** What it is and in which version, for people. */
  name: string;
  /** Opens a page and waits until it has loaded. */
  open(address: string): Promise<void>;
  /** Calls a function in the page; it sees nothing from outside itself but its arguments, and may take its time. */
  call<A extends Json[], R>(inside: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** The same in the first frame of the page, of whatever origin. */
  callInFrame<A extends Json[], R>(inside: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** What the browser itself had to say about the pages, in its console, since this was asked last. */
  complaints(): Promise<string[]>;
  close(): Promise<void>;
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** How long anything at all may take on a loaded machine: a limit for what hangs, never a wait. */
export const LIMIT = 120_000;

/**
 * A function and its arguments as the text of an asynchronous WebDriver script. The answer comes as JSON that the page
 * itself wrote: drivers print numbers with too few digits. Numbers that JSON lacks are written as words.
 */
export function scriptOf(inside: (...args: never[]) => unknown): string {
  return `
    const done = arguments[arguments.length - 1];
    // The compiler of these tools writes calls to this one into functions.
    const __name = (value) => value;
    const plain = (_, value) =>
      ArrayBuffer.isView(value) ? Array.from(value)
      : typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)) ? \`number \${Object.is(value, -0) ? '-0' : value}\`
      : value;
    Promise.resolve().then(() => (${inside.toString()})(...arguments[0])).then(
      (value) => done(JSON.stringify({ value }, plain)),
      (error) => done(JSON.stringify({ error: String(error) }))
    );`;
}

/**
 * Reads what such a script answered.
 *
 * @throws what the function threw in the page
 */
export function resultOf<R>(answer: unknown): R {
  if (typeof answer !== 'string') throw new Error(`The page answered ${JSON.stringify(answer)}.`);
  const { value, error } = JSON.parse(answer) as { value: R; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}
