import { expect, test } from 'vitest';
import { Server, type Job, type Lane, type Piece } from './serve.ts';
import { handClock, told } from './testing.ts';

interface Counting {
  /** For each lane how far it counts. */
  to: readonly number[];
}

/** Every step made in any lane, in order. */
const steps: string[] = [];

/** Lanes that count, in two steps a number. */
const count: Job<Counting, number> = ({ to }) => to.map((last, lane) => counting(lane, last));
function* counting(lane: number, last: number): Lane<number> {
  for (let n = 1; ; n++) {
    steps.push(`${lane}:${n}`);
    yield;
    if (n === last) return n;
    yield n;
  }
}
const numbersTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

test('all lanes are told from the first news to the last, and which of them is the last', async () => {
  const pieces: Piece<number>[] = [];
  const server = new Server(count, { clock: handClock(1) });
  await server.run({ ask: { to: [2, 3] }, kernels: null }, (some) => void pieces.push(...some));
  expect(pieces.filter(({ lane }) => lane === 1)).toEqual([
    { lane: 1, news: 1, over: false },
    { lane: 1, news: 2, over: false },
    { lane: 1, news: 3, over: true }
  ]);
  expect(pieces.filter(({ lane }) => lane === 0).at(-1)).toEqual({ lane: 0, news: 2, over: true });
});

test('those furthest behind go first', async () => {
  steps.splice(0);
  await told(count, { ask: { to: [3, 1, 2] } });
  expect(steps).toEqual(['0:1', '1:1', '2:1', '0:2', '2:2', '0:3']);
});

test('a lane that the page has more news of waits for the others', async () => {
  const server = new Server(count, { clock: handClock(1) });
  const ask = { to: [4, 4] };
  await told(count, { ask, until: 1 }, server);
  steps.splice(0);
  expect(await told(count, { ask, have: [3, 1] }, server)).toEqual([[4], [2, 3, 4]]);
  expect(steps).toEqual(['0:2', '1:2', '0:3', '1:3', '0:4', '1:4']);
});

test('a run stops when every lane has as many news as were asked for, and the next goes on from there', async () => {
  const server = new Server(count, { clock: handClock(1) });
  const ask = { to: [5, 2] };
  expect(await told(count, { ask, until: 3 }, server)).toEqual([numbersTo(3), numbersTo(2)]);
  steps.splice(0);
  expect(await told(count, { ask, have: [3, Infinity] }, server)).toEqual([[4, 5], []]);
  expect(steps).toEqual(['0:4', '0:5']);
});

test('what the page does not have is made anew, and what it has is not told again', async () => {
  const server = new Server(count, { clock: handClock(1) });
  const ask = { to: [4] };
  await told(count, { ask, until: 3 }, server);
  expect(await told(count, { ask, have: [1] }, server)).toEqual([[2, 3, 4]]);
});

test('another ask begins at its beginning', async () => {
  const server = new Server(count, { clock: handClock(1) });
  await told(count, { ask: { to: [4] }, until: 3 }, server);
  expect(await told(count, { ask: { to: [5] }, have: [3] }, server)).toEqual([[4, 5]]);
});

test('a lane that the page knows to be over is not run again in a new worker', async () => {
  steps.splice(0);
  expect(await told(count, { ask: { to: [2, 2] }, have: [Infinity, 0] })).toEqual([[], [1, 2]]);
  expect(steps).toEqual(['1:1', '1:2']);
});

test('a pause is heard within a news, and what has been made by then is told', async () => {
  const clock = handClock(7);
  const server = new Server(count, { clock });
  clock.sleep = async () => server.pause();
  const ask = { to: [1000] };
  const [first] = await told(count, { ask }, server);
  expect(first.length).toBeLessThan(4);
  clock.sleep = async () => {};
  const [rest] = await told(count, { ask, have: [first.length] }, server);
  expect([...first, ...rest]).toEqual(numbersTo(1000));
});

test('a run that another one follows tells no more than what it had made', async () => {
  const clock = handClock(7);
  const server = new Server(count, { clock });
  const old: number[] = [];
  let next: Promise<number[][]> | undefined;
  clock.sleep = async () => {
    clock.sleep = async () => {};
    next = told(count, { ask: { to: [3] } }, server);
  };
  await server.run({ ask: { to: [1000] }, kernels: null }, (pieces) => {
    for (const { news } of pieces) if (news !== undefined) old.push(news);
  });
  expect(old.length).toBeLessThan(4);
  expect(await next).toEqual([[1, 2, 3]]);
});

test('a rate that is set on the way holds from the next report on', async () => {
  const clock = handClock();
  const server = new Server(count, { clock });
  const sizes: number[] = [];
  await server.run({ ask: { to: [12] }, kernels: null, rate: 10 }, (pieces) => {
    sizes.push(pieces.length);
    if (sizes.length === 2) void server.setRate(100);
  });
  expect(sizes).toEqual([1, 1, 5, 5]);
});

test('a lane may end without a last word', async () => {
  const silent: Job<null, number> = () => [
    (function* (): Lane<number> {
      yield 1;
      return undefined;
    })()
  ];
  const pieces: Piece<number>[] = [];
  const server = new Server(silent, { clock: handClock() });
  await server.run({ ask: null, kernels: null }, (some) => void pieces.push(...some));
  expect(pieces).toEqual([
    { lane: 0, news: 1, over: false },
    { lane: 0, news: undefined, over: true }
  ]);
});
