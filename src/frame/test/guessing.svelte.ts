import { guess, params, real, type Values } from '../params/index.ts';
import { Timed } from '../timed.svelte.ts';

export const parameters = params(
  { guess: guess({ min: 0, max: 20 }), weight: real(1, { min: 0, max: 2 }) },
  { v: 1 }
);

export class Guessing extends Timed {
  readonly length = 5;
  readonly truth = 17;
  readonly params: Values<typeof parameters>;
  constructor(params: Values<typeof parameters>) {
    super();
    this.params = params;
  }
  values() {
    return {};
  }
}
