import { Rng } from '$engine';
import { Timed } from '$frame/timed.svelte.ts';
import { clashOf, kept, wanted } from './keep.ts';
import { LENGTH, type BeTheNetworkParams } from './params.ts';

/** Bits that come and are gone, a reader who answers each, and two slots for what is to be kept. */
export class BeTheNetwork extends Timed {
  readonly params: BeTheNetworkParams;
  readonly length = LENGTH;
  /** Runs of 1s are as frequent as runs of 0s, so that both answers are asked for. */
  readonly bits = $derived.by(() => {
    const rng = new Rng(this.params.seed);
    return Array.from({ length: LENGTH }, () => (rng.uniform() < 0.6 ? 1 : 0));
  });
  readonly #read = $derived.by(() => this.bits.slice(0, this.t));
  readonly clash = $derived.by(() => clashOf([this.params.first, this.params.second]));

  constructor(params: BeTheNetworkParams) {
    super();
    this.params = params;
  }

  /** The bits so far; what each slot holds after them. */
  get read() {
    return this.#read;
  }
  get held() {
    return [kept(this.params.first, this.read), kept(this.params.second, this.read)];
  }
  get keeping() {
    return this.params.first !== 'nothing' || this.params.second !== 'nothing';
  }
  get enough() {
    return this.clash === undefined;
  }

  /** The answer given to a bit, from 0. */
  given(bit: number): number | undefined {
    const answer = this.params.answers[bit];
    return answer === '0' || answer === '1' ? Number(answer) : undefined;
  }
  right(bit: number): boolean {
    return this.given(bit) === wanted(this.bits.slice(0, bit + 1));
  }
  get waiting() {
    return this.t > 0 && this.given(this.t - 1) === undefined;
  }
  /** The last bit that was answered, from 0. */
  get last(): number | undefined {
    const last = this.waiting ? this.t - 2 : this.t - 1;
    return last >= 0 && this.given(last) !== undefined ? last : undefined;
  }
  /** How many of the last answers were right, one after the other. */
  get streak() {
    let streak = 0;
    while (this.last !== undefined && streak <= this.last && this.right(this.last - streak)) streak++;
    return streak;
  }

  /** Answers the bit that has just gone; the next one comes. */
  answer = (answer: number) => {
    if (this.t === 0) return;
    const before = this.params.answers.padEnd(this.t - 1, '-');
    this.params.answers = before.slice(0, this.t - 1) + answer + before.slice(this.t);
    this.seek(this.t + 1);
  };
  /** From the first bit, with answers still to be given. */
  again = (seed = this.params.seed) => {
    Object.assign(this.params, { seed, answers: '' });
    this.seek(1);
  };

  values() {
    const answers = this.bits.map((_, i) => this.given(i) ?? null);
    return { bits: this.bits, answers, streak: this.streak, enough: this.enough };
  }
}
