import { expect, test } from 'vitest';
import { Network, Rng, saveNetwork } from '../../engine/index.ts';
import { ShippingError } from './fetch.ts';
import { CHARACTERS, characterModel, START, untrained } from './model.ts';

const made = (outputSize = 3) =>
  new Network({ cell: 'lstm', inputSize: 3, hiddenSize: 4, outputSize }).init(new Rng(1));
const file = (characters: unknown, net = made()) =>
  saveNetwork(net, { [CHARACTERS]: JSON.stringify(characters) }, { quantise: true });

test('a file gives its network and the characters that its tokens stand for', () => {
  const { id, network, characters } = characterModel('a', file(['a', '\n', '😀']));
  expect([id, network.spec.hiddenSize, characters]).toEqual(['a', 4, ['a', '\n', '😀']]);
});

test.each([
  ['nothing at all', new Uint8Array(0), 'file: expected a safetensors file'],
  ['a network that says nothing of characters', saveNetwork(made()), 'characters: expected 3 characters'],
  ['fewer characters than tokens', file(['a', 'b']), 'characters: expected 3 characters'],
  ['a token of two characters', file(['a', 'b', 'cd']), 'characters: expected 3 characters'],
  [
    'answers of another size than questions',
    file(['a', 'b', 'c'], made(2)),
    'characters: expected 3 characters'
  ]
])('%s is no character model', (_, bytes, message) => {
  let failure: unknown;
  try {
    characterModel('a', bytes);
  } catch (cause) {
    failure = cause;
  }
  expect(failure).toBeInstanceOf(ShippingError);
  expect(failure).toMatchObject({ kind: 'wrong', message: expect.stringContaining(message) });
});

test('the network as it was before it learnt is drawn again, where the file says how', () => {
  const begun = new Network({ cell: 'lstm', inputSize: 3, hiddenSize: 4, outputSize: 3 });
  begun.init(new Rng(7), { forgetBias: 2 });
  const metadata = { [CHARACTERS]: '["a","b","c"]', [START]: '{"seed":7,"forgetBias":2}' };
  const model = characterModel('a', saveNetwork(made(), metadata));
  expect(untrained(model)?.data).toEqual(begun.data);
  expect(untrained(characterModel('a', file(['a', 'b', 'c'])))).toBeUndefined();
  expect(() => characterModel('a', saveNetwork(made(), { ...metadata, [START]: '{}' }))).toThrow(
    'start: expected a seed and a forgetBias, got {}'
  );
});
