import { describe, expect, test } from 'vitest';
import type { Parameters } from '../../src/frame/params/index.ts';
import { assertAnyHashIsSafe, assertUrlRoundTrip } from '../../src/frame/testing.ts';

type AnyParameters = Parameters<Record<string, unknown>>;

const found = import.meta.glob<AnyParameters>(['/src/widgets/*/params.ts', '/src/example/params.ts'], {
  eager: true,
  import: 'parameters'
});
const views = import.meta.glob('/src/widgets/*/View.svelte');
const folder = (path: string) => path.split('/').at(-2);

test('every figure declares its parameters in params.ts', () => {
  const declared = Object.keys(found).map(folder);
  expect(declared).toEqual(expect.arrayContaining(Object.keys(views).map(folder)));
  expect(declared.length).toBeGreaterThan(0);
});

describe.each(Object.entries(found).map(([path, parameters]) => [folder(path), parameters] as const))(
  '%s',
  (_, parameters) => {
    test('comes back to the bit from 1,000 links', () => {
      expect(() => assertUrlRoundTrip(parameters)).not.toThrow();
    });

    test('is valid after any of 1,000 random hashes', () => {
      expect(() => assertAnyHashIsSafe(parameters)).not.toThrow();
    });
  }
);
