import { expect, test } from 'vitest';
import { Client, WorkerFailure } from './client.ts';

interface Api {
  double(n: number): number;
  fail(): void;
  die(): void;
  hang(): void;
}

/** A worker that speaks just enough of Comlink's protocol: a call is { id, type: 'APPLY', path, argumentList }. */
const source = `onmessage = ({ data: { id, path, argumentList } }) => {
  const name = path[0];
  if (name === 'double') postMessage({ id, type: 'RAW', value: 2 * argumentList[0].value });
  if (name === 'fail') postMessage({ id, type: 'HANDLER', name: 'throw', value: { isError: true, value: { name: 'RangeError', message: 'no such start' } } });
  if (name === 'die') throw new Error('out of memory');
};`;

function clientOf(script: string) {
  let started = 0;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const client = new Client<Api>(() => {
    started++;
    return new Worker(url);
  });
  return { client, started: () => started };
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (cause: unknown) => cause
  );

test('the worker is started by the first call and kept for the next', async () => {
  const { client, started } = clientOf(source);
  expect(started()).toBe(0);
  expect(await client.call((api) => api.double(4))).toBe(8);
  expect(await client.call((api) => api.double(5))).toBe(10);
  expect(started()).toBe(1);
  client.terminate();
});

test('an error thrown by a method reaches its caller, and the worker lives on', async () => {
  const { client, started } = clientOf(source);
  expect(await failureOf(client.call((api) => api.fail()))).toMatchObject({ message: 'no such start' });
  expect(await client.call((api) => api.double(1))).toBe(2);
  expect(started()).toBe(1);
  client.terminate();
});

test('a worker that dies rejects what was asked of it, in words, and the next call starts another', async () => {
  const { client, started } = clientOf(source);
  await client.call((api) => api.double(1));
  const waiting = failureOf(client.call((api) => api.hang()));
  const failure = await failureOf(client.call((api) => api.die()));
  expect(failure).toBeInstanceOf(WorkerFailure);
  expect(failure).toMatchObject({ kind: 'died', message: expect.stringContaining('out of memory') });
  expect(await waiting).toBe(failure);
  expect(await client.call((api) => api.double(3))).toBe(6);
  expect(started()).toBe(2);
  client.terminate();
});

test('a script that breaks before it answers has never started', async () => {
  const { client } = clientOf('throw new Error("refused")');
  expect(await failureOf(client.call((api) => api.double(1)))).toMatchObject({ kind: 'start' });
});

test('where no worker can be made at all, the call says so', async () => {
  const client = new Client<Api>(() => {
    throw new Error('Workers are not allowed here.');
  });
  expect(await failureOf(client.call((api) => api.double(1)))).toMatchObject({
    kind: 'start',
    message: 'Workers are not allowed here.'
  });
});

test('terminating rejects what is under way as stopped', async () => {
  const { client } = clientOf(source);
  await client.call((api) => api.double(1));
  const waiting = failureOf(client.call((api) => api.hang()));
  client.terminate();
  expect(await waiting).toMatchObject({ kind: 'stopped' });
});
