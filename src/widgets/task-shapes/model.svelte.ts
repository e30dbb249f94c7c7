import type { Json } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import { judge, runOf } from './networks.ts';
import type { ShapesParams } from './params.ts';

/** Networks of the five shapes that a task on sequences can have, each at a task that it can do. */
export class TaskShapes extends Timed {
  readonly params: ShapesParams;
  /** While a step is shown, the frame tells how far it has come. */
  readonly substeps = 2;

  readonly run = $derived.by(() => runOf(this.params.shape, this.params));
  readonly right = $derived.by(() => judge(this.params.shape, this.run));

  constructor(params: ShapesParams) {
    super();
    this.params = params;
    this.reset();
  }
  get length() {
    return this.exercise ? 0 : this.run.steps.length;
  }
  /** Where the reader has not seen the answer. */
  get start() {
    return Math.floor(this.length / 2);
  }
  reset = () => this.seek(this.start);
  change = (values: Partial<ShapesParams>) => {
    Object.assign(this.params, values);
    if (values.shape !== undefined) this.reset();
  };
  press = (step: number) => {
    this.params.bits = Array.from(this.params.bits, (bit, i) =>
      i === step ? String(1 - Number(bit)) : bit
    ).join('');
  };

  get exercise(): boolean {
    return this.params.asked > 0;
  }
  get score(): number | undefined {
    if (!this.exercise) return undefined;
    return this.params.answer === this.params.asked ? 1 : 0;
  }
  /** Once all has been read and answered: whether every answer is right; undefined where none could be. */
  get verdict(): boolean | undefined {
    const judged = this.right.filter((_, t) => this.run.steps[t].y !== undefined);
    return judged.includes(undefined) ? undefined : judged.every(Boolean);
  }

  values(): Record<string, Json> {
    const { run } = this;
    const y = run.steps.map(({ y }) => y ?? null);
    const right = this.right.map((right) => right ?? null);
    if (run.traces.length > 1) return { states: run.steps.map(({ h }) => [...h]), answers: y, right };
    return { h: run.steps.map(({ h }) => [...h]), y, right };
  }
  pass() {
    return this.run.traces[0];
  }
}
