import { bitString, choice, flag, int, params, real, type Values } from '../params/index.ts';

export const parameters = params(
  {
    weight: real(0.5, { min: -2, max: 2 }),
    rate: real(0.1, { min: 0.01, max: 1 }),
    units: int(3, { min: 1, max: 6 }),
    size: int(12, { min: 1, max: 64 }),
    cell: choice('rnn', ['rnn', 'lstm', 'gru']),
    by: choice('norm', ['norm', 'element']),
    shown: flag(false),
    bits: bitString('01', { min: 1, max: 6 }),
    seed: int(9998, { min: 1, max: 9999 })
  },
  { v: 1 }
);

export class Settings {
  readonly params: Values<typeof parameters>;
  /** What controls asked for, in order. */
  readonly changes: string[] = $state([]);

  constructor(params: Values<typeof parameters>) {
    this.params = params;
  }

  change = (values: Partial<Values<typeof parameters>>) => {
    this.changes.push(Object.keys(values).join());
    Object.assign(this.params, values);
  };
  values() {
    return { changes: this.changes };
  }
}
