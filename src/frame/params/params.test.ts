import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accept,
  bitString,
  choice,
  flag,
  guess,
  int,
  numbers,
  params,
  readHash,
  real,
  text,
  writeHash
} from './index.ts';

const parameters = params(
  {
    bits: bitString('0101', { max: 8 }),
    units: int(2, { min: 1, max: 3 }),
    rate: real(0.1, { min: 0, max: 1 }),
    mode: choice('a', ['a', 'b']),
    on: flag(false),
    W: numbers([1, 2, 3, 4], { min: -10, max: 10, maxLength: 9 }),
    note: text('', { max: 30 })
  },
  {
    v: 2,
    past: { 1: { bits: '11' } },
    normalise: (values) => ({ ...values, W: values.W.length === values.units ** 2 ? values.W : [0] })
  }
);
const hashOf = (given: Partial<typeof parameters.defaults>, t?: number) =>
  writeHash(parameters, { params: { ...parameters.defaults, ...given }, t });

test('a state at its defaults is written as its version alone', () => {
  expect(hashOf({})).toBe('v=2');
});

test('a written state is readable by a person', () => {
  expect(hashOf({ bits: '0110', W: [1, -0.5, 0, 2] }, 3)).toBe('v=2&bits=0110&W=1,-0.5,0,2&t=3');
});

test('every finite number in range comes back from a link to the bit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 4, maxLength: 4 }),
      (W) => {
        const back = readHash(parameters, hashOf({ W })).params.W;
        expect(back.every((value, i) => Object.is(value, W[i]))).toBe(true);
      }
    )
  );
});

test('text comes back whole, whatever characters it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), (note) => {
      const cut = note.slice(0, 30);
      expect(readHash(parameters, hashOf({ note: cut })).params.note).toBe(cut);
    })
  );
});

test('no hash throws, and every hash gives a valid state', () => {
  const key = fc.oneof(
    fc.constantFrom('v', 't', 'bits', 'units', 'rate', 'mode', 'on', 'W', 'theme', 'hide'),
    fc.string()
  );
  const value = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.constantFrom('', '%', '%E0%A4%A', '1e999', '-1', ',')
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value)), (entries) => {
      const { params: read, t } = readHash(parameters, `#${entries.map((pair) => pair.join('=')).join('&')}`);
      expect(read.bits).toMatch(/^[01]{1,8}$/);
      expect(read.units).toBeGreaterThanOrEqual(1);
      expect(read.units).toBeLessThanOrEqual(3);
      expect(read.W.every((w) => Math.abs(w) <= 10)).toBe(true);
      expect(t === undefined || (Number.isInteger(t) && t >= 0)).toBe(true);
    }),
    { numRuns: 1000 }
  );
});

test('numbers out of range are clamped, unreadable ones become the default', () => {
  expect(readHash(parameters, '#units=99&rate=x').params).toMatchObject({ units: 3, rate: 0.1 });
});

test('a link of an older version keeps the defaults of its day', () => {
  expect(readHash(parameters, '#v=1').params.bits).toBe('11');
  expect(readHash(parameters, '#v=2').params.bits).toBe('0101');
});

test('a default that changed more than once is, in an old link, what it was then', () => {
  const { defaultsOf } = params(
    { rate: int(40), size: int(4) },
    { v: 4, past: { 3: { rate: 30 }, 1: { rate: 10, size: 1 }, 2: { rate: 20 } } }
  );
  expect([0, 1, 2, 3, 4].map((v) => defaultsOf(v).rate)).toEqual([10, 10, 20, 30, 40]);
  expect([1, 2, 3].map((v) => defaultsOf(v).size)).toEqual([1, 4, 4]);
});

test('fields that belong together are repaired together', () => {
  expect(readHash(parameters, '#units=1').params.W).toEqual([0]);
});

test('a message with a wrong type is refused with a sentence that names the parameter', () => {
  const refused = accept(parameters, parameters.defaults, { units: 1, rate: 'fast' });
  expect(refused).toEqual({ ok: false, error: 'rate must be a finite number, but "fast" came.' });
});

test('a message with an unknown parameter is refused and told which there are', () => {
  const refused = accept(parameters, parameters.defaults, { speed: 1 });
  expect(refused.ok).toBe(false);
  expect(!refused.ok && refused.error).toContain('bits, units, rate');
});

test('a message out of range is clamped', () => {
  const accepted = accept(parameters, parameters.defaults, { units: 7, W: Array(9).fill(1) });
  expect(accepted.ok && accepted.value.units).toBe(3);
});

test('a parameter cannot take a name that the frame uses', () => {
  expect(() => params({ theme: flag(true) }, { v: 1 })).toThrow('theme');
});

test('a list with holes is refused like any other that is not of numbers', () => {
  const holed = [1, 2, 3, 4];
  delete holed[1];
  for (const W of [holed, new Array(4), new Array(2 ** 32 - 1)]) {
    const got = accept(parameters, parameters.defaults, { W });
    expect(got).toMatchObject({ ok: false, error: expect.stringMatching(/^W must be a list .+ came\.$/) });
  }
});

test('what holds itself is refused with the same sentence as any other stranger', () => {
  const ring: unknown[] = [];
  ring.push(ring);
  expect(accept(parameters, parameters.defaults, { W: ring })).toEqual({
    ok: false,
    error: 'W must be a list of 0 to 9 finite numbers, but a list came.'
  });
});

test('a guess is waited for, skipped, or as many numbers as were asked for, and comes back from a link as it was', () => {
  const field = guess({ min: 0, max: 20, count: 2 });
  for (const value of [null, 'skipped', [3, 20]] as const)
    expect(field.decode(field.encode(value))).toEqual(value);
  expect(field.decode('1,99')).toEqual([1, 20]);
  expect(field.decode('1')).toBeUndefined();
  expect(field.accept([1], 'guess')).toEqual({
    ok: false,
    error: 'guess must be null, "skipped" or a list of 2 finite numbers, but [1] came.'
  });
});
