import { expect, test } from 'vitest';
import { Player } from './player.svelte.ts';

test('a model whose time has no length has nothing to play, until it gets one', () => {
  const model = $state({ t: 0, length: 0, seek: () => undefined, play: () => undefined, values: () => ({}) });
  const player = new Player(model);
  expect(player.plays).toBe(false);
  model.length = 3;
  expect(player.plays).toBe(true);
});

test('a model whose time grows plays from the start, and steps on from its end', () => {
  const model = $state({
    t: 0,
    length: 0,
    grows: true,
    seek: (t: number) => void (model.t = t),
    step: () => void (model.t = ++model.length),
    values: () => ({})
  });
  const player = new Player(model);
  expect(player.plays).toBe(true);
  expect(player.over).toBe(false);
  player.step(1);
  expect([player.t, player.length, player.atEnd]).toEqual([1, 1, true]);
});

test('a model without time plays where it can be stepped', () => {
  expect(new Player({ values: () => ({}) }).plays).toBe(false);
  expect(new Player({ step: () => undefined, values: () => ({}) }).plays).toBe(true);
});
