import { afterEach, expect, test } from 'vitest';
import { Network, Rng } from '../engine/index.ts';
import { Taught, taughtModel, teach } from './taught.svelte.ts';

afterEach(() => teach(undefined));

test('a model that was trained is there for every figure of the page, and predicts as the one that was kept', () => {
  expect(taughtModel()).toBeUndefined();
  const kept = new Network({ cell: 'gru', inputSize: 3, hiddenSize: 4, outputSize: 3 }).init(new Rng(1));
  teach(new Taught(kept.spec, kept.data.slice(), ['a', 'b', '你'], 40, 2.5, 'ab你'));
  const taught = taughtModel();
  const tokens = taught?.vocabulary.encode('a你b') ?? new Int32Array();
  expect([...tokens]).toEqual([0, 2, 1]);
  expect(taught?.network.forward(tokens, { T: 3 }).output).toEqual(kept.forward(tokens, { T: 3 }).output);
});

test('who reads it follows when another is taught', () => {
  const seen: (number | undefined)[] = [];
  const stop = $effect.root(() => {
    const updates = $derived(taughtModel()?.updates);
    $effect.pre(() => {
      seen.push(updates);
    });
  });
  const { spec, data } = new Network({ cell: 'rnn', inputSize: 2, hiddenSize: 2, outputSize: 2 });
  teach(new Taught(spec, data.slice(), ['a', 'b'], 7, undefined, ''));
  return Promise.resolve().then(() => {
    stop();
    expect(seen.at(-1)).toBe(7);
  });
});
