import { figureOf } from '$frame/testing.ts';
import { proseAtHand } from '$training/character/at-hand-testing.ts';
import type { Asking } from '$training/character/asking.svelte.ts';
import type { Reach } from '$training/character/reach.ts';
import { expect, test } from 'vitest';
import { GradientReach, THRESHOLD } from './model.svelte.ts';
import { BACK, parameters, type ReachParams } from './params.ts';
import { strings } from './strings.ts';
import { stateOf } from './words.ts';

/** What a worker would have told: changes that halve from one character to the next. */
const halving = (count: number): Reach[] =>
  Array.from({ length: count }, (_, i) => ({ distance: i + 1, foretold: 2 ** -i, real: 2 ** -i }));

function figure(given: Partial<ReachParams> = {}, news: readonly Reach[] = halving(BACK)) {
  const asking = { newsOf: () => news, ask: () => {}, failure: undefined } as unknown as Asking;
  return figureOf(GradientReach, parameters, given, proseAtHand(), asking);
}

test('it reaches back to the last character that still changes a hundredth of a bit', () => {
  const model = figure({ reach: 'skipped' });
  // 2⁻⁶ is above a hundredth, 2⁻⁷ is not.
  expect(model.farthest).toBe(7);
  expect(2 ** -6).toBeGreaterThan(THRESHOLD);
  expect(2 ** -7).toBeLessThan(THRESHOLD);
  expect(stateOf(model, strings.en)).toContain('reaches back 7 characters');
});

test('while characters are being replaced it says how far it is, and draws no conclusion', () => {
  const model = figure({ reach: 'skipped' }, halving(10));
  expect(model.farthest).toBeUndefined();
  expect(stateOf(model, strings.en)).toContain('10 of 72');
});

test('until a guess is made it does not say how far', () => {
  expect(stateOf(figure(), strings.en)).not.toMatch(/\d/);
});

test('play goes back from the character that is foretold, three characters at a time', () => {
  const model = figure();
  expect(model.shown).toHaveLength(BACK);
  model.seek(2);
  expect(model.shown.map(({ distance }) => distance)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('another character is foretold when it is picked, and the ask is another', () => {
  const model = figure();
  model.pick(99);
  expect(model.params.at).toBe(100);
  expect(model.ask).toMatchObject({ at: 100, back: BACK });
});

test('no more characters are looked at than stand before it', () => {
  const model = figure({ at: 5, reach: 'skipped' }, halving(4));
  expect([model.most, model.complete, model.farthest]).toEqual([4, true, 4]);
});

test('a character beyond the end of a shorter text is its last', () => {
  expect(parameters.normalise({ ...parameters.defaults, text: 'abc' }).at).toBe(3);
});
