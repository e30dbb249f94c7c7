import { describe, expect, test } from 'vitest';
import { looksOf, plainLooks, readHash, writeHash } from './hash.ts';
import { bitString, params, text } from './index.ts';

const parameters = params({ note: text('', { max: 40_000 }), bits: bitString('01') }, { v: 1 });
const read = (hash: string) => readHash(parameters, hash);

test('a plus sign in an address is a space, as forms write it, and a written plus stays one', () => {
  expect(read('#note=a+b%2Bc').params.note).toBe('a b+c');
  expect(read(`#${writeHash(parameters, { params: { note: '1+1', bits: '01' }, t: 0 })}`).params.note).toBe(
    '1+1'
  );
});

test('of a name that is given twice the last counts', () => {
  expect(read('#bits=10&bits=11').params.bits).toBe('11');
});

test.each([
  '#v=1&amp;bits=0110&amp;note=a',
  '#v=1&amp;amp;bits=0110&#38;note=a',
  '#v=1%26bits%3D0110%26note%3Da',
  '#v=1%26bits=0110%26note=a',
  '#v%3D1%26bits%3D0110%26note%3Da',
  '#v%3d1&bits%3d0110&note%3da',
  '#%23v%3D1%26bits%3D0110%26note%3Da',
  '#v%253D1%2526bits%253D0110%2526note%253Da',
  '#bits%3D0110%26note%3Da',
  '#v=1&bits=0110&note=a#v=1',
  '#v=1#v=1&bits=0110&note=a',
  '##v=1&bits=0110&note=a'
])('%s is read as it was before it was mangled on its way', (hash) => {
  expect(read(hash).params).toEqual({ bits: '0110', note: 'a' });
});

test('what a text holds is not taken for a mangled address', () => {
  for (const note of ['&amp;', 'a&bits=11', '#v=1&bits=11', '%26', '%3D', 'v=1%26bits=11', '1&bits=11'])
    for (const bits of ['01', '10'])
      expect(read(`#${writeHash(parameters, { params: { note, bits }, t: undefined })}`).params).toEqual({
        note,
        bits
      });
  expect(read('#note=a%26bits%3D11').params, 'by hand, without its version').toEqual({
    note: 'a&bits=11',
    bits: '01'
  });
});

test('an address is read to a length that no figure needs, and no further', () => {
  expect(read(`#note=${'a'.repeat(30_000)}&bits=11`).params).toEqual({
    note: 'a'.repeat(20_000 - 'note='.length),
    bits: '01'
  });
});

test.each([
  ['t=2.4', 2],
  ['t=-7', 0],
  ['t=1e300', 1e9],
  ['t=', undefined],
  ['t=soon', undefined],
  ['t=Infinity', undefined],
  ['', undefined]
])('the position in “%s” is %s', (hash, t) => {
  expect(read(hash).t).toBe(t);
});

describe('looks', () => {
  test('are plain where an address says nothing of them', () => {
    expect(looksOf('#bits=11')).toEqual(plainLooks);
  });

  test('come back as they were written', () => {
    const looks = { theme: 'dark', hide: ['toolbar', 'player'], lock: true, exercise: 'a & b' } as const;
    expect(looksOf(writeHash(parameters, { params: parameters.defaults, t: undefined }, looks))).toEqual(
      looks
    );
  });

  test('are passed over where they are none', () => {
    expect(looksOf('theme=neon&hide=all,caption,none&lock=0')).toEqual({ ...plainLooks, hide: ['caption'] });
    expect(looksOf('lock=yes').lock).toBe(false);
  });

  test('name an exercise in at most 80 characters, and not by nothing', () => {
    expect(looksOf(`exercise=${'x'.repeat(100)}`).exercise).toBe('x'.repeat(80));
    expect(looksOf('exercise=').exercise).toBeUndefined();
  });
});
