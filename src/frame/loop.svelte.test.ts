import { expect, test, vi } from 'vitest';
import { animate } from './loop.ts';

test('a figure that fails in a frame leaves the loop, and the others go on', async () => {
  const failures: string[] = [];
  const onerror = (event: ErrorEvent) => {
    event.preventDefault();
    failures.push(event.message);
  };
  addEventListener('error', onerror);
  animate(() => {
    throw new Error('This one fails.');
  });
  const seconds = await new Promise<number[]>((done) => {
    const seen: number[] = [];
    const leave = animate((step) => {
      seen.push(step);
      if (seen.length === 4) {
        leave();
        done(seen);
      }
    });
  });
  removeEventListener('error', onerror);
  expect(failures).toHaveLength(1);
  expect(seconds.every((step) => step >= 0 && step <= 0.05)).toBe(true);
});

test('a page that slept does not jump', () => {
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
  vi.spyOn(performance, 'now').mockReturnValue(1000);
  const seen: number[] = [];
  const leave = animate((seconds) => seen.push(seconds));
  frames[0](1016);
  frames[1](61_016);
  leave();
  frames[2](61_032);
  vi.restoreAllMocks();
  expect(seen).toEqual([0.016, 0.05]);
  // Nobody is left: no frame is asked for any more.
  expect(frames).toHaveLength(3);
});
