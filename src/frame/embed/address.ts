const PAUSE = 400;

/**
 * Keeps the page's hash in step with a state, at most once in 400 ms: Safari refuses more than 100 changes in 30 s.
 * A browser that refuses altogether is left alone.
 */
export class AddressWriter {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hash = '';

  write(hash: string) {
    this.#hash = hash;
    this.#timer ??= setTimeout(() => this.flush(), PAUSE);
  }

  /** Writes at once what is still waiting. */
  flush() {
    if (this.#timer === undefined) return;
    this.stop();
    if (location.hash === `#${this.#hash}`) return;
    try {
      // The router's own state is kept as it is: only the hash changes, for which the router has no use.
      history.replaceState(history.state, '', `#${this.#hash}`);
    } catch {
      // The figure works as well under an address that is out of date.
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
