/** A model with a position in time, from 0 to its length, that the frame's player moves. */
export abstract class Timed {
  #t = $state(0);

  /** The last position. It may hang on the parameters. */
  abstract readonly length: number;

  /** Never beyond the end, though the end may have come nearer. */
  get t(): number {
    return Math.min(this.#t, this.length);
  }

  seek = (t: number) => {
    this.#t = Math.max(0, Math.min(this.length, Math.round(t)));
  };

  get atEnd(): boolean {
    return this.t === this.length;
  }

  /** Changes what the length may hang on; a figure that showed its end goes on showing it. */
  protected keepingEnd(change: () => void) {
    const { atEnd } = this;
    change();
    if (atEnd) this.seek(this.length);
  }
}
