import { expect, test } from 'vitest';
import { paced, type Clock } from './paced.ts';

/** A clock that stands still but for sleep and for the work it is told of. */
function handClock() {
  const clock = {
    time: 0,
    now: () => clock.time,
    sleep: async (milliseconds: number) => void (clock.time += milliseconds)
  };
  return clock satisfies Clock & { time: number };
}

test('two slices begin at least the interval apart', async () => {
  const clock = handClock();
  const begun: number[] = [];
  const slice = async () => {
    begun.push(clock.time);
    clock.time += 30;
    return begun.length < 4;
  };
  await paced(slice, () => 50, new AbortController().signal, clock);
  expect(begun).toEqual([0, 50, 100, 150]);
});

test('a slice longer than the interval is followed at once', async () => {
  const clock = handClock();
  const begun: number[] = [];
  const slice = async () => {
    begun.push(clock.time);
    clock.time += 80;
    return begun.length < 3;
  };
  await paced(slice, () => 50, new AbortController().signal, clock);
  expect(begun).toEqual([0, 80, 160]);
});

test('an aborted signal ends the work after the slice under way', async () => {
  const control = new AbortController();
  let slices = 0;
  const slice = async () => {
    if (++slices === 2) control.abort();
    return true;
  };
  await paced(slice, () => 50, control.signal, handClock());
  expect(slices).toBe(2);
});
