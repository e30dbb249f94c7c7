import { expect, test } from 'vitest';
import { paced, type Labour } from './pace.ts';
import { handClock } from './testing.ts';

const going = () => new AbortController().signal;

/** So many pieces of work, each of which takes as long and makes one news. */
function labour(pieces: number, took: number, clock: { time: number }) {
  const work = {
    done: 0,
    waiting: 0,
    sizes: [] as number[],
    at: [] as number[],
    advance: () => {
      clock.time += took;
      work.waiting++;
      return ++work.done < pieces;
    },
    news: () => work.waiting,
    report: (): unknown => {
      work.at.push(clock.time);
      work.sizes.push(work.waiting);
      work.waiting = 0;
      return undefined;
    }
  };
  return work satisfies Labour;
}

test('messages are heard after every 20 ms of work, and reports are made 50 ms apart', async () => {
  const clock = handClock();
  const work = labour(100, 4, clock);
  await paced(work, going(), { clock });
  expect(work.sizes.reduce((sum, size) => sum + size, 0)).toBe(100);
  // The last report is made at once: nothing comes after it.
  const gaps = work.at.slice(1, -1).map((time, i) => time - work.at[i]);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50);
  expect(clock.slept).toEqual(Array(19).fill(0));
});

test('a piece of work longer than a slice is followed by a look at the messages', async () => {
  const clock = handClock();
  await paced(labour(4, 80, clock), going(), { clock });
  expect(clock.slept).toEqual([0, 0, 0]);
});

test('at ten news a second one is made and reported every tenth of a second, at eighty four every twentieth', async () => {
  for (const [rate, size, beat] of [
    [10, 1, 100],
    [80, 4, 50]
  ]) {
    const clock = handClock();
    const work = labour(8, 0, clock);
    await paced({ ...work, rate: () => rate }, going(), { clock });
    expect(work.sizes).toEqual(Array(8 / size).fill(size));
    expect(work.at).toEqual(work.sizes.map((_, i) => i * beat));
  }
});

test('a rest after the first report is kept, and none after the next', async () => {
  const clock = handClock();
  const work = labour(4, 60, clock);
  await paced(work, going(), { clock, rest: 100 });
  expect(work.at).toEqual([60, 220, 280, 340]);
});

test('an aborted signal ends the work after the slice under way, and what was done is reported', async () => {
  const control = new AbortController();
  const clock = handClock();
  const work = labour(100, 10, clock);
  clock.sleep = async () => control.abort();
  await paced(work, control.signal, { clock });
  expect(work.done).toBe(2);
  expect(work.sizes).toEqual([2]);
});

test('an aborted signal ends a rest', async () => {
  const control = new AbortController();
  const clock = { now: () => 0, sleep: () => new Promise<void>(() => {}) };
  const ended = paced({ ...labour(5, 0, { time: 0 }), rate: () => 10 }, control.signal, { clock });
  control.abort();
  await expect(ended).resolves.toBeUndefined();
});

test('a report that is not taken holds back the next one, and not the work', async () => {
  const clock = handClock();
  const work = labour(500, 10, clock);
  const { report } = work;
  let take = () => {};
  work.report = () => {
    report();
    return work.sizes.length === 1 ? new Promise<void>((resolve) => (take = resolve)) : undefined;
  };
  clock.sleep = async () => {
    if (clock.time > 3000) take();
  };
  await paced(work, going(), { clock });
  expect(work.sizes[0]).toBe(2);
  expect(work.sizes[1]).toBeGreaterThan(290);
});

test('a page that fails to take a report ends the work with its error', async () => {
  const clock = handClock();
  const work = labour(500, 10, clock);
  work.report = () => {
    throw new Error('the page is broken');
  };
  await expect(paced(work, going(), { clock })).rejects.toThrow('the page is broken');
  expect(work.done).toBeLessThan(10);
});

test('work that has to wait for something is gone on with after it', async () => {
  const clock = handClock();
  const work = labour(4, 10, clock);
  const { advance } = work;
  const waiting: Labour = { ...work, advance: async () => advance() };
  await paced(waiting, going(), { clock });
  expect(work.done).toBe(4);
});
