import { expect, test } from 'vitest';
import { Figure } from './figure.svelte.ts';
import { Counter, parameters } from './test/counter.svelte.ts';
import type { Definition } from './definition.ts';

/** A counter that starts half-way, wherever that is with its parameters. */
class Halfway extends Counter {
  get start() {
    return Math.floor(this.length / 2);
  }
}

const words = { title: 'A counter' };
const definition = {
  id: 'counter',
  parameters,
  Model: Halfway,
  strings: { en: words, zh: words },
  describe: () => ''
} as unknown as Definition<typeof parameters.defaults, Halfway, typeof words>;
const figure = () => new Figure(definition, {}, undefined, () => ({ s: words, lang: 'en' }));

test('an address without a position starts a figure where its model, with these parameters, starts', () => {
  const one = figure();
  one.restart('v=1&length=12');
  expect(one.get().t).toBe(6);
  one.seek(2);
  one.reset();
  expect(one.get().t).toBe(6);
});

test('a position in the address wins', () => {
  const one = figure();
  one.restart('v=1&length=12&t=9');
  expect(one.get().t).toBe(9);
});
