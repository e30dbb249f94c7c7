/** What the reader's browser remembers for this book. In a sandboxed frame storage throws when touched: nothing is kept. */
const prefix = 'unrolled:';

/** The stored text, or undefined where there is none or no storage. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores `text`; undefined forgets. */
export function remember(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, text);
  } catch {
    // A book without a memory is still a book.
  }
}
