import type { Piece, Served } from '../work/serve.ts';
import type { Work } from '../work/work.svelte.ts';
import type { Attempt, Starts } from './job.ts';
import type { LearningSpec } from './learning.ts';

/** How many starts of a search come out, each run to its end. Those of another setting are not shown. */
export class Tries {
  readonly #work: Work<Served<Starts, Attempt>>;
  readonly #spec: () => LearningSpec;
  /** What has come of the setting of this key. */
  #kept = $state.raw({ key: '', attempts: [] as readonly Attempt[] });
  #trying = $state('');

  readonly #key = $derived.by(() => JSON.stringify({ ...this.#spec(), seed: 0 }));
  /** By seed. */
  readonly attempts: readonly Attempt[] = $derived.by(() => {
    const tried = this.#kept.key === this.#key ? this.#kept.attempts : [];
    return [...tried].sort((a, b) => a.seed - b.seed);
  });
  readonly seeds = $derived(this.attempts.map(({ seed }) => seed));
  readonly found = $derived(this.attempts.filter(({ kind }) => kind === 'found').length);

  /** @param spec what is searched for and how, whatever its seed */
  constructor(work: Work<Served<Starts, Attempt>>, spec: () => LearningSpec) {
    this.#work = work;
    this.#spec = spec;
  }

  get failure() {
    return this.#work.failure;
  }
  /** Whether starts are run, with the setting of the moment. */
  get busy(): boolean {
    return this.#work.busy && this.#trying === this.#key;
  }

  /** Runs the next starts that have not been tried to their ends. */
  async run(count: number): Promise<void> {
    const key = (this.#trying = this.#key);
    const spec = this.#spec();
    const seeds: number[] = [];
    for (let seed = 1; seeds.length < count; seed++) if (!this.seeds.includes(seed)) seeds.push(seed);
    await this.#work.begin<Piece<Attempt>[]>(
      (api, kernels, report) => api.run({ ask: { spec, seeds }, kernels }, report),
      (pieces) => {
        if (this.#key !== key) return this.#work.pause();
        for (const { news } of pieces) if (news) this.note(news);
      }
    );
  }

  /** Takes in a start that has come to its end elsewhere. */
  note(attempt: Attempt): void {
    const others = this.attempts.filter(({ seed }) => seed !== attempt.seed);
    this.#kept = { key: this.#key, attempts: [...others, attempt] };
  }

  /** After a failure: what was under way has to be asked for again. */
  restart(): void {
    this.#work.failure = undefined;
  }

  reset(): void {
    this.#work.pause();
    this.#work.drop();
    this.#kept = { key: '', attempts: [] };
  }

  destroy(): void {
    this.#work.terminate();
  }
}
