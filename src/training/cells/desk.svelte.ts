import { Answers } from '../work/answers.svelte.ts';
import { pageBackend } from '../work/page-backend.ts';
import { Server, type Served } from '../work/serve.ts';
import { Work } from '../work/work.svelte.ts';
import { answerer, benchFor, writer, type AnswerTo, type Kind, type Question } from './job.ts';
import type { Carried } from './network.ts';
import type { Source } from './source.ts';
import CellWorker from './worker.ts?worker&inline';
import type { WriteAsk, Written } from './writing.ts';

/** A worker that has the network before anything is asked of it. */
function workerWith(carried: Carried | undefined): Worker {
  const worker = new CellWorker();
  worker.postMessage({ carried });
  return worker;
}

function workOf<Ask, News>(source: () => Source, here: () => Served<Ask, News>): Work<Served<Ask, News>> {
  return new Work<Served<Ask, News>>(() => workerWith(source().carried), {
    choose: async () => {
      await source().ready;
      return pageBackend();
    },
    here
  });
}

const atHand = (source: () => Source) =>
  benchFor(() => {
    const { carried } = source();
    if (!carried) throw new Error('No network has come.');
    return carried;
  });

/** A worker in which a network writes, once it has come. */
export const writingWork = (source: () => Source): Work<Served<WriteAsk, Written>> =>
  workOf(source, () => new Server(writer(atHand(source))));

/** What a network is asked in a worker, once it has come, and what it has answered. */
export class Desk {
  readonly #source: () => Source;
  readonly #work: Work<Served<readonly Question[], AnswerTo<Kind>>>;
  readonly #answers: Answers<Question, AnswerTo<Kind>>;
  /** What is under way. */
  #asked: readonly string[] = [];
  #of: Carried | undefined;

  constructor(source: () => Source) {
    this.#source = source;
    this.#work = workOf<readonly Question[], AnswerTo<Kind>>(
      source,
      () => new Server(answerer(atHand(source)))
    );
    this.#answers = new Answers(this.#work);
  }

  get busy(): boolean {
    return this.#work.busy;
  }
  get failure() {
    return this.#work.failure;
  }
  get backend(): string {
    return this.#work.backend;
  }

  answer<K extends Kind>(question: Question<K>): AnswerTo<K> | undefined {
    return this.#answers.of(question as Question) as AnswerTo<K> | undefined;
  }

  /** Asks what has no answer yet; what was under way gives way to it. May be called as often as one likes. */
  ask = (questions: readonly Question[]): void => {
    const { carried } = this.#source();
    if (carried && carried !== this.#of) {
      // Another network knows nothing of what was answered.
      if (this.#of) {
        this.#work.terminate();
        this.#answers.clear();
      }
      this.#of = carried;
      this.#asked = [];
    }
    const missing = this.#answers.missing(questions);
    const keys = missing.map((question) => JSON.stringify(question));
    const isUnderWay = this.busy && keys.every((key) => this.#asked.includes(key));
    if (missing.length === 0 || isUnderWay || this.failure) return;
    this.#asked = keys;
    this.#answers.begin(missing, () => {});
  };

  restart = (): void => {
    this.#work.failure = undefined;
    this.#asked = [];
  };
  terminate = (): void => this.#work.terminate();
}
