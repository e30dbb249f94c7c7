import { expect, test } from 'vitest';
import { Player } from './player.svelte.ts';

test('a model whose time has no length has nothing to play, until it gets one', () => {
  const model = $state({ t: 0, length: 0, seek: () => undefined, play: () => undefined, values: () => ({}) });
  const player = new Player(model);
  expect(player.plays).toBe(false);
  model.length = 3;
  expect(player.plays).toBe(true);
});

test('a model without time plays where it can be stepped', () => {
  expect(new Player({ values: () => ({}) }).plays).toBe(false);
  expect(new Player({ step: () => undefined, values: () => ({}) }).plays).toBe(true);
});
