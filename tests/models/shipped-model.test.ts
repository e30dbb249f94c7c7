import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Network, Rng, saveNetwork } from '../../src/engine/index.ts';
import { ShippedModel } from '../../src/training/shipped/shipped-model.svelte.ts';

const network = new Network({ cell: 'lstm', inputSize: 2, hiddenSize: 3, outputSize: 2 }).init(new Rng(1));
const file = saveNetwork(network, { characters: '["a","b"]' }, { quantise: true });
const sha256 = createHash('sha256').update(file).digest('hex');

/** A model whose server gives these answers, one after the other. */
function modelFrom(...answers: (Uint8Array<ArrayBuffer> | number)[]) {
  const asked: string[] = [];
  const get = (async (address: string) => {
    asked.push(address);
    const answer = answers.shift() ?? 500;
    return typeof answer === 'number' ? new Response(null, { status: answer }) : new Response(answer);
  }) as unknown as typeof fetch;
  const shipped = { file: 'c.safetensors', bytes: file.length, sha256 };
  return { model: new ShippedModel('c', { shipped, fetch: get, caches: () => undefined }), asked };
}

/** Until what is under way has come or failed. */
async function settled(model: ShippedModel): Promise<void> {
  while (model.loading) await new Promise(setImmediate);
}

test('a model is fetched when it is asked for, once', async () => {
  const { model, asked } = modelFrom(file);
  expect(asked).toEqual([]);
  model.load();
  model.load();
  expect([model.loading, model.progress]).toEqual([true, 0]);
  const come = await model.ready;
  await settled(model);
  model.load();
  expect(asked).toEqual(['/models/c.safetensors']);
  expect(come).toBe(model.model);
  expect(come.characters).toEqual(['a', 'b']);
  expect([model.loading, model.progress, model.failure]).toEqual([false, 1, undefined]);
});

test('one that has not come says why, waits to be asked again, and comes then', async () => {
  const { model, asked } = modelFrom(404, file.slice(1), file);
  model.load();
  await settled(model);
  expect(model.failure?.kind).toBe('missing');
  model.load();
  expect(asked).toHaveLength(1);
  model.retry();
  expect(model.failure).toBeUndefined();
  await settled(model);
  expect(model.failure?.kind).toBe('damaged');
  model.retry();
  await settled(model);
  expect([model.failure, (await model.ready).id]).toEqual([undefined, 'c']);
});
