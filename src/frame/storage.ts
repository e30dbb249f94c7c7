/** What the reader's browser remembers for this book. In a sandboxed frame storage throws when touched: nothing is kept. */
const prefix = 'unrolled:';

/** @param of the storage, asked for at each call: to name it may throw */
function memory(of: () => Storage) {
  return {
    /** The stored text, or undefined where there is none or no storage. */
    recall(name: string): string | undefined {
      try {
        return of().getItem(prefix + name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    /** Stores `text`; undefined forgets. */
    remember(name: string, text: string | undefined): void {
      try {
        if (text === undefined) of().removeItem(prefix + name);
        else of().setItem(prefix + name, text);
      } catch {
        // A book without a memory is still a book.
      }
    }
  };
}

/** For good. */
export const { recall, remember } = memory(() => localStorage);
/** As long as the tab is open. */
export const session = memory(() => sessionStorage);
