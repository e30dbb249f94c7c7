import type { Share } from './coder.ts';

/**
 * How often each of some things has come, the newest last, with room for one that has not come yet. A Fenwick tree (1994):
 * counts are added up and found in as many steps as their number has bits.
 */
export class Tally {
  #tree = new Uint32Array(64);
  #size = 0;
  #sum = 0;

  /** The place of what is new. */
  get size(): number {
    return this.#size;
  }

  /** The share of the thing at a place; what is new counts as one that has come once. */
  share(place: number): Share {
    const from = this.#below(place);
    const to = place === this.#size ? from + 1 : this.#below(place + 1);
    return { from, to, total: this.#sum + 1 };
  }

  get total(): number {
    return this.#sum + 1;
  }

  /** The place whose share holds a target below `total`. */
  find(target: number): number {
    let place = 0;
    let left = target;
    for (let step = this.#tree.length; step > 0; step >>= 1) {
      const next = place + step;
      if (next <= this.#size && this.#tree[next] <= left) {
        place = next;
        left -= this.#tree[next];
      }
    }
    return place;
  }

  /** The thing at a place has come; at `size` it is a new one. */
  add(place: number): void {
    if (place === this.#size) {
      this.#size++;
      if (this.#size >= this.#tree.length) {
        const larger = new Uint32Array(2 * this.#tree.length);
        larger.set(this.#tree);
        this.#tree = larger;
      }
      // The new node is the sum of those below it that it stands for.
      const node = this.#size;
      this.#tree[node] = this.#below(node - 1) - this.#below(node - (node & -node));
    }
    this.#sum++;
    for (let node = place + 1; node <= this.#size; node += node & -node) this.#tree[node]++;
  }

  #below(place: number): number {
    let sum = 0;
    for (let node = Math.min(place, this.#size); node > 0; node -= node & -node) sum += this.#tree[node];
    return sum;
  }
}
