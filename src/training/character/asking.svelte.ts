import { pageBackend } from '../work/page-backend.ts';
import { Server, type Piece, type Served } from '../work/serve.ts';
import { Work } from '../work/work.svelte.ts';
import type { Handed } from './handed.ts';
import { asked, type Ask, type News } from './job.ts';
import CharacterWorker from './worker.ts?worker&inline';

/** What a model is asked in a worker of its own, and what it has told so far of the last question. */
export class Asking {
  #work: Work<Served<Ask, News>> | undefined;
  #of: Handed | undefined;
  #ask = $state.raw<{ id: string; ask: Ask }>();
  #news = $state.raw<readonly News[]>([]);
  #failed = $state.raw<Work<Served<Ask, News>>>();

  /** News of a question, in the order they came; undefined where it is not the one that was asked last. */
  newsOf(handed: Handed | undefined, ask: Ask): readonly News[] | undefined {
    const same = handed && this.#ask && keyOf(handed, ask) === keyOf({ id: this.#ask.id }, this.#ask.ask);
    return same ? this.#news : undefined;
  }

  /** Asks, unless it has been asked already. A view calls it after every change. */
  ask = (handed: Handed | undefined, ask: Ask): void => {
    if (!handed || this.newsOf(handed, ask) !== undefined) return;
    if (this.#of?.id !== handed.id) {
      this.#work?.terminate();
      this.#work = workOn(handed);
      this.#of = handed;
    }
    this.#ask = { id: handed.id, ask };
    this.#news = [];
    this.#failed = this.#work;
    void this.#work?.begin<Piece<News>[]>(
      (api, kernels, report) => api.run({ ask, kernels }, report),
      (pieces) => {
        if (this.newsOf(handed, ask) === undefined) return;
        this.#news = [...this.#news, ...pieces.flatMap(({ news }) => news ?? [])];
      }
    );
  };

  get busy(): boolean {
    return this.#failed?.busy ?? false;
  }
  get failure() {
    return this.#failed?.failure;
  }
  /** After a failure: the next question is asked anew. */
  restart = (): void => {
    if (this.#failed) this.#failed.failure = undefined;
    this.#ask = undefined;
  };
  terminate = (): void => this.#work?.terminate();
}

function workOn(handed: Handed): Work<Served<Ask, News>> {
  const spawn = () => {
    const worker = new CharacterWorker();
    worker.postMessage({ handed });
    return worker;
  };
  return new Work<Served<Ask, News>>(spawn, {
    choose: pageBackend,
    here: () => new Server(asked(() => handed))
  });
}

const keyOf = ({ id }: { id: string }, ask: Ask) => JSON.stringify([id, ask]);
