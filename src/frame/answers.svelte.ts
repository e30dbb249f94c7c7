/** The questions of an exercise and what has been answered so far. */
export interface Sheet {
  /** Which exercise it is, where a figure has several. */
  name: string;
  questions: number;
  /** By question; they stand in a parameter, so that links and messages hold them. */
  given: readonly number[];
  /** What stands where there is no answer yet, */
  none: number;
  /** and the least that is one. */
  least?: number;
  right: (question: number, answer: number) => boolean;
  write: (answers: number[]) => void;
}

/** A reader's answers. They count once they are handed in, and no longer when one of them has been changed. */
export class Answers {
  readonly #sheet: () => Sheet;
  #handedIn = $state('');

  constructor(sheet: () => Sheet) {
    this.#sheet = sheet;
  }

  get questions(): number {
    return this.#sheet().questions;
  }
  /** The answer to a question; undefined where there is none yet. */
  to(question: number): number | undefined {
    const { given, least = -Infinity } = this.#sheet();
    return given[question] >= least ? given[question] : undefined;
  }
  give = (question: number, answer: number) => {
    const { given, none, write } = this.#sheet();
    const count = Math.max(given.length, question + 1);
    write(Array.from({ length: count }, (_, i) => (i === question ? answer : (given[i] ?? none))));
  };

  #asTheyStand(): string {
    const { name, given } = this.#sheet();
    return JSON.stringify([name, given]);
  }
  get checked(): boolean {
    return this.#handedIn !== '' && this.#handedIn === this.#asTheyStand();
  }
  check = () => {
    this.#handedIn = this.#asTheyStand();
  };
  takeBack = () => {
    this.#handedIn = '';
  };

  right(question: number): boolean {
    const answer = this.to(question);
    return answer !== undefined && this.#sheet().right(question, answer);
  }
  /** How many are right, once they are handed in. */
  get count(): number {
    const { questions } = this;
    if (!this.checked) return 0;
    return Array.from({ length: questions }, (_, i) => this.right(i)).filter(Boolean).length;
  }
  /** Their share; undefined where nothing is asked. */
  get score(): number | undefined {
    return this.questions === 0 ? undefined : this.count / this.questions;
  }
}
