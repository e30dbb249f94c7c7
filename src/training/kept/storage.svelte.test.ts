import { afterEach, expect, test } from 'vitest';
import { forget, keep, keptFile } from './storage.ts';

afterEach(() => forget('a-test'));

const packed = (state: string, text: string) => ({ state: new Blob([state]), text: new Blob([text]) });
const read = async () => (await keptFile('a-test'))?.text();

test('what is kept is there again, the text written once, until it is forgotten', async () => {
  expect(await read()).toBeUndefined();
  await keep('a-test', packed('one,', 'the text'), true);
  expect(await read()).toBe('one,the text');
  await keep('a-test', packed('two,', 'not written'), false);
  expect(await read()).toBe('two,the text');
  await forget('a-test');
  expect(await read()).toBeUndefined();
});
