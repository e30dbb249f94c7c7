import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Figure } from './figure.svelte.ts';
import { answer } from './messages.ts';
import { Counter, parameters } from './test/counter.svelte.ts';
import type { Definition } from './definition.ts';

type Words = { title: string; field: string };
const words = { title: 'A counter', field: 'length' };
const definition = {
  id: 'counter',
  parameters,
  Model: Counter,
  strings: { en: words, zh: words },
  describe: () => ''
} as unknown as Definition<typeof parameters.defaults, Counter, Words>;
const figure = () => new Figure(definition, {}, undefined, () => ({ s: words, lang: 'en' }));

test('get answers with parameters, position, length and values, under the question’s own id', () => {
  expect(answer(figure(), { unrolled: 1, id: 'a7', type: 'get' })).toEqual({
    unrolled: 1,
    type: 'reply',
    id: 'a7',
    ok: true,
    widget: 'counter',
    params: { length: 5, broken: false, fuse: 0, stops: 0, slow: false },
    t: 0,
    length: 5,
    values: { squares: [0, 1, 4, 9, 16] }
  });
});

test('set changes parameters and clamps what is out of range', () => {
  const one = figure();
  expect(answer(one, { unrolled: 1, id: 1, type: 'set', params: { length: 99 } })).toMatchObject({
    ok: true
  });
  expect(one.get().length).toBe(20);
});

test('a set with one wrong type changes nothing at all and says why', () => {
  const one = figure();
  const reply = answer(one, { unrolled: 1, id: 1, type: 'set', params: { length: 7, slow: 'yes' } });
  expect(reply).toEqual({
    unrolled: 1,
    type: 'reply',
    id: 1,
    ok: false,
    error: 'slow must be true or false, but "yes" came.'
  });
  expect(one.get().params.length).toBe(5);
});

test('seek and step move the figure and never past its ends', () => {
  const one = figure();
  answer(one, { unrolled: 1, id: 1, type: 'seek', t: 1e9 });
  expect(one.get().t).toBe(5);
  answer(one, { unrolled: 1, id: 2, type: 'step', by: 1 });
  expect(one.get().t).toBe(5);
  answer(one, { unrolled: 1, id: 3, type: 'step', by: -1 });
  expect(one.get().t).toBe(4);
});

test('reset goes back to the first state', () => {
  const one = figure();
  answer(one, { unrolled: 1, id: 1, type: 'set', params: { length: 9 } });
  answer(one, { unrolled: 1, id: 2, type: 'seek', t: 8 });
  answer(one, { unrolled: 1, id: 3, type: 'reset' });
  expect(one.position()).toMatchObject({ params: { length: 5 }, t: 0 });
});

test.each([
  [{ type: 'seek', t: '3' }, 't must be a finite number.'],
  [{ type: 'seek', t: NaN }, 't must be a finite number.'],
  [{ type: 'step', by: 2 }, 'by must be 1 or -1.'],
  [{ type: 'set' }, 'params must be an object of parameter names and values.'],
  [{ type: 'explode' }, 'type must be one of get, set, step, seek, play, pause, reset.'],
  [{ type: 'toString' }, 'type must be one of get, set, step, seek, play, pause, reset.'],
  [{}, 'type must be one of get, set, step, seek, play, pause, reset.']
])('%j is refused with a sentence', (message, error) => {
  expect(answer(figure(), { unrolled: 1, id: 0, ...message })).toEqual({
    unrolled: 1,
    type: 'reply',
    id: 0,
    ok: false,
    error
  });
});

test('a figure that cannot do what it is told answers with what went wrong', () => {
  const one = figure();
  answer(one, { unrolled: 1, id: 1, type: 'set', params: { broken: true } });
  expect(answer(one, { unrolled: 1, id: 2, type: 'seek', t: 2 })).toMatchObject({
    ok: false,
    error: 'The figure could not do that: The counter is broken.'
  });
});

test('whatever is not addressed to a figure is passed over in silence', () => {
  const strangers = [
    undefined,
    null,
    'slide:start',
    3,
    [],
    {},
    { type: 'get' },
    { unrolled: 2, type: 'get' }
  ];
  expect(strangers.map((data) => answer(figure(), data))).toEqual(strangers.map(() => undefined));
});

test('no message throws, and the figure still answers after it', () => {
  const one = figure();
  const message = fc.record({
    unrolled: fc.constantFrom(1, 1, 1, 2),
    id: fc.anything(),
    type: fc.oneof(fc.constantFrom('get', 'set', 'step', 'seek', 'reset', 'pause'), fc.anything()),
    params: fc.oneof(fc.anything(), fc.record({ length: fc.anything(), slow: fc.boolean() })),
    by: fc.anything(),
    t: fc.anything()
  });
  fc.assert(
    fc.property(fc.oneof(message, fc.anything()), (data) => {
      answer(one, data);
      const { t, length } = one.get();
      expect(t).toBeGreaterThanOrEqual(0);
      expect(t).toBeLessThanOrEqual(length);
    }),
    { numRuns: 1000 }
  );
});
