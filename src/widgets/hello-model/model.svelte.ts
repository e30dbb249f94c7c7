import type { Network } from '$engine';
import { guessedNumber } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import { alone, learn, LETTERS, networkOf, READ, STEPS, stepsOf, UPDATES, WANTED } from './learning.ts';
import type { HelloParams } from './params.ts';

const SEEDS = 20;
/** How a start ends: says hello, has learned something else, or is worse than it began. */
export type Ending = 'hello' | 'other' | 'worse';

/** Four letters, one word: a network that learns to say hello, update by update. */
export class HelloModel extends Timed {
  readonly params: HelloParams;
  readonly moments = $derived.by(() => learn(this.params));
  readonly net = $derived.by(() => this.#netAt(this.t));
  /** The letters that it would say, left to itself, after each number of updates. */
  readonly said = $derived.by(() => this.moments.map((_, t) => wordOf(alone(this.#netAt(t)))));
  readonly read = $derived.by(() => (this.params.mode === 'own' ? alone(this.net).slice(0, STEPS) : READ));
  readonly trace = $derived.by(() => this.net.forward(this.read, { T: STEPS }));
  readonly steps = $derived.by(() => stepsOf(this.trace, this.read));
  /** For each of the four answers, the update after which it is the most likely for good; undefined where it never is. */
  readonly learned = $derived.by(() => {
    const right = this.moments.map((_, t) => {
      const trace = this.#netAt(t).forward(READ, { T: STEPS });
      return stepsOf(trace, READ).map(({ p, wanted }) => p.every((share) => share <= p[wanted]));
    });
    return Array.from({ length: STEPS }, (_, k) => {
      const wrong = right.findLastIndex((answers) => !answers[k]);
      return wrong === UPDATES ? undefined : wrong + 1;
    });
  });
  /** How twenty starts end at a rate. */
  readonly endings = $derived.by(() => this.#endingsAt(this.params.rate));
  readonly endingsAtHalf = $derived.by(() => this.#endingsAt(this.params.rate / 2));

  constructor(params: HelloParams) {
    super();
    this.params = params;
  }

  get length() {
    return UPDATES;
  }
  get asks() {
    return this.params.task === 'none';
  }
  /** Which answer is learned last; undefined where one never is. */
  get last(): number | undefined {
    const { learned } = this;
    const times = learned.flatMap((time) => time ?? []);
    return times.length < STEPS ? undefined : learned.lastIndexOf(Math.max(...times));
  }
  get guessed() {
    return guessedNumber(this.params.last);
  }
  get bits() {
    return this.moments[this.t].bits;
  }

  #netAt(t: number): Network {
    const net = networkOf(this.params.units);
    net.data.set(this.moments[t].weights);
    return net;
  }

  #endingsAt(rate: number): Ending[] {
    const { units, memory } = this.params;
    return Array.from({ length: SEEDS }, (_, i) => {
      const moments = learn({ units, memory, rate, seed: i + 1 });
      const { bits, weights } = moments[UPDATES];
      if (bits > moments[0].bits) return 'worse';
      const net = networkOf(units);
      net.data.set(weights);
      return wordOf(alone(net)) === 'hello' ? 'hello' : 'other';
    });
  }

  /** In the exercise on the rate: starts that end worse than they began, with it and with half of it. */
  get worse() {
    const count = (endings: readonly Ending[]) => endings.filter((ending) => ending === 'worse').length;
    return { now: count(this.endings), half: count(this.endingsAtHalf) };
  }
  get wanted(): number {
    const { units, task } = this.params;
    return task === 'count' ? networkOf(units).data.length : 2;
  }
  get score(): number | undefined {
    const { task, answer } = this.params;
    if (task === 'none') return undefined;
    if (task === 'rate') return this.worse.now >= SEEDS / 4 && this.worse.half === 0 ? 1 : 0;
    return answer === this.wanted ? 1 : 0;
  }

  values() {
    return {
      x: Array.from(this.read, (letter) => LETTERS[letter]).join(''),
      h: this.steps.map(({ h }) => h),
      y: this.steps.map(({ scores }) => scores),
      p: this.steps.map(({ p }) => p),
      error: this.steps.map(({ error }) => error),
      wanted: wordOf(WANTED),
      bits: this.bits,
      loss: this.moments.map(({ bits }) => bits),
      said: this.said[this.t]
    };
  }
  pass() {
    return this.trace;
  }
}

const wordOf = (tokens: Int32Array): string => Array.from(tokens, (token) => LETTERS[token]).join('');
