import { afterEach, expect, test, vi } from 'vitest';
import { near } from './near.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a page that hears in one breath that an element is far and that it is near makes it', () => {
  let tell: (entries: { isIntersecting: boolean }[]) => void = () => {};
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: typeof tell) {
        tell = callback;
      }
      observe() {}
      disconnect() {}
    }
  );
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  const then = vi.fn();
  near(then)({} as Element);
  tell([{ isIntersecting: false }]);
  expect(then).not.toHaveBeenCalled();
  tell([{ isIntersecting: false }, { isIntersecting: true }]);
  expect(then).toHaveBeenCalledOnce();
});
