import { describe, expect, test } from 'vitest';
import { loadRecord, parseRecord, saveRecord } from './exercise-record.ts';

describe("an exercise's record", () => {
  test('comes back as it was stored', () => {
    expect(parseRecord(JSON.stringify({ open: true, best: 0.5 }))).toEqual({ open: true, best: 0.5 });
  });

  test.each([
    undefined,
    '',
    '{',
    'null',
    '[]',
    '{"open":1,"best":0}',
    '{"open":true,"best":7}',
    '{"open":true,"best":null}'
  ])('starts afresh from %s', (text) => {
    expect(parseRecord(text)).toEqual({ open: false, best: 0 });
  });

  test('does without storage where there is none', () => {
    expect(() => saveRecord('a', 'b', { open: true, best: 1 })).not.toThrow();
    expect(loadRecord('a', 'b')).toEqual({ open: false, best: 0 });
  });
});
