/** A kept state of a run, and its place in the tree of branches. */
export interface Checkpoint<Snapshot> {
  /** Counted up, never used twice. */
  readonly id: number;
  readonly branch: number;
  /** Updates made. */
  readonly updates: number;
  readonly bytes: number;
  readonly snapshot: Snapshot;
}

/** A line of updates. It goes on from another one's checkpoint, of which the numbers are known even once it is gone. */
export interface Branch {
  readonly id: number;
  /** Undefined for the first. */
  readonly from?: { readonly checkpoint: number; readonly branch: number; readonly updates: number };
}

/**
 * The states of a run that can be gone back to. Where they outgrow their budget, those are dropped first whose
 * neighbours are nearest, so that what stays is spread evenly; the ends of branches go last; the first of all and the
 * one that the run goes on from never.
 */
export class Timeline<Snapshot extends { readonly updates: number }> {
  readonly #sizeOf: (snapshot: Snapshot) => number;
  #checkpoints: Checkpoint<Snapshot>[] = [];
  #branches: Branch[] = [{ id: 0 }];
  #head: Checkpoint<Snapshot> | undefined;
  #nextId = 0;

  /** @param budget bytes, which the two that are always kept may exceed */
  constructor(
    readonly budget: number,
    sizeOf: (snapshot: Snapshot) => number
  ) {
    this.#sizeOf = sizeOf;
  }

  /** The first of all first; those of a branch in order of updates. */
  get checkpoints(): readonly Checkpoint<Snapshot>[] {
    return this.#checkpoints;
  }

  get branches(): readonly Branch[] {
    return this.#branches;
  }

  /** The branch that is added to. */
  get branch(): number {
    return this.#branches[this.#branches.length - 1].id;
  }

  /** Where the run was last kept or taken up: what it can be started again from. */
  get head(): Checkpoint<Snapshot> | undefined {
    return this.#head;
  }

  get bytes(): number {
    return this.#checkpoints.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /**
   * Keeps a state in the place of one with as many updates.
   * @param branch an earlier one only for what was made before it was left, and arrives late
   */
  add(snapshot: Snapshot, branch = this.branch): Checkpoint<Snapshot> {
    const { updates } = snapshot;
    const added = { id: this.#nextId++, branch, updates, bytes: this.#sizeOf(snapshot), snapshot };
    const same = this.#checkpoints.findIndex((one) => one.branch === branch && one.updates === updates);
    this.#checkpoints = same < 0 ? [...this.#checkpoints, added] : this.#checkpoints.with(same, added);
    if (branch === this.branch) this.#head = added;
    this.#thin();
    return added;
  }

  /**
   * Begins a branch that goes on from a checkpoint; all others stay.
   * @throws RangeError on a checkpoint that is not there (any more)
   */
  branchFrom(id: number): Checkpoint<Snapshot> {
    const origin = this.#checkpoints.find((one) => one.id === id);
    if (!origin) throw new RangeError(`There is no checkpoint ${id}.`);
    const { branch, updates } = origin;
    this.#branches = [
      ...this.#branches,
      { id: this.#branches.length, from: { checkpoint: id, branch, updates } }
    ];
    this.#head = origin;
    return origin;
  }

  #thin(): void {
    while (this.bytes > this.budget) {
      const [first] = this.#checkpoints;
      const free = this.#checkpoints.filter((one) => one !== first && one !== this.#head);
      if (free.length === 0) return;
      const gap = new Map(free.map((one) => [one, this.#gapWithout(one)]));
      const least = free.reduce((best, one) => ((gap.get(one) ?? 0) < (gap.get(best) ?? 0) ? one : best));
      this.#checkpoints = this.#checkpoints.filter((one) => one !== least);
    }
  }

  /** Updates between the neighbours of a checkpoint in its branch; Infinity for the last of a branch. */
  #gapWithout({ branch, updates }: Checkpoint<Snapshot>): number {
    const line = this.#checkpoints.filter((one) => one.branch === branch).map((one) => one.updates);
    const after = line.find((one) => one > updates) ?? Infinity;
    const before = line.findLast((one) => one < updates) ?? this.#branches[branch].from?.updates ?? 0;
    return after - before;
  }
}
