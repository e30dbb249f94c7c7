import type { Piece, Served } from './serve.ts';
import type { Work } from './work.svelte.ts';

/** What a job has answered to one ask after another, kept by what was asked. */
export class Answers<Ask, Answer> {
  readonly #work: Work<Served<readonly Ask[], Answer>>;
  #all = $state.raw<Readonly<Record<string, Answer | undefined>>>({});

  /** @param work of a job that gives one answer to each of its asks, in their order */
  constructor(work: Work<Served<readonly Ask[], Answer>>) {
    this.#work = work;
  }

  /** What was answered, where it was. */
  of(ask: Ask): Answer | undefined {
    return this.#all[JSON.stringify(ask)];
  }

  /** Those that have no answer yet. */
  missing(asks: readonly Ask[]): Ask[] {
    return asks.filter((ask) => !this.of(ask));
  }

  /** @param told is called after every report, and told whether it is the last */
  begin(asks: readonly Ask[], told: (over: boolean) => void): void {
    let next = 0;
    void this.#work.begin<Piece<Answer>[]>(
      (api, kernels, report) => api.run({ ask: asks, kernels }, report),
      (pieces) => {
        const found = pieces.flatMap(({ news }) =>
          news ? [[JSON.stringify(asks[next++]), news] as const] : []
        );
        this.#all = { ...this.#all, ...Object.fromEntries(found) };
        told(pieces.some(({ over }) => over));
      }
    );
  }

  forget(asks: readonly Ask[]): void {
    this.#all = { ...this.#all, ...Object.fromEntries(asks.map((ask) => [JSON.stringify(ask), undefined])) };
  }

  clear(): void {
    this.#all = {};
  }
}
