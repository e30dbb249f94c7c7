import { afterEach, expect, test, vi } from 'vitest';
import { History } from './history.svelte.ts';
import type { Piece, Run, Served } from './serve.ts';
import { plainBackend, Work } from './work.svelte.ts';

/** A string stands for an ask; its length is how many lanes it has. */
type Ask = string;

const made: History<Ask, number>[] = [];
afterEach(() => made.splice(0).forEach((history) => history.destroy()));

const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 30_000 });

/** A work whose news the test tells, and which it can have fail. */
function stage() {
  const runs: {
    run: Run<Ask>;
    report: (pieces: Piece<number>[]) => unknown;
    fail: (cause: unknown) => void;
  }[] = [];
  const rates: number[] = [];
  let end = () => {};
  const api: Served<Ask, number> = {
    run: (run, report) =>
      new Promise((resolve, fail) => {
        end = resolve;
        runs.push({ run, report, fail });
      }),
    pause: async () => end(),
    setRate: async (rate) => void rates.push(rate),
    beat: async () => {}
  };
  const work = new Work<Served<Ask, number>>(
    () => {
      throw new Error('not here');
    },
    { choose: plainBackend, here: () => api }
  );
  return { work, runs, rates };
}

function make(given: { pace?: number; kept?: number; ended?: () => void } = {}, works = 1) {
  const stages = Array.from({ length: works }, stage);
  let params = $state.raw<{ asks: readonly Ask[] }>({ asks: stages.map((_, i) => (i === 0 ? 'ab' : 'cd')) });
  const history = new History<Ask, number>({
    works: stages.map(({ work }) => work),
    asks: () => params.asks,
    lanesOf: (ask) => ask.length,
    most: () => 5,
    kept: 3,
    ...given
  });
  made.push(history);
  const [{ runs, rates }] = stages;
  const asked = (count: number) => until(() => runs.length === count);
  const set = (...asks: Ask[]) => {
    params = { asks };
  };
  return { history, stages, runs, rates, asked, set };
}
const tell = (lane: number, news: number, over = false): Piece<number> => ({ lane, news, over });

test('it stands at the beginning before anything was done, and can be sent as far as there may be news', () => {
  const { history } = make();
  expect(history).toMatchObject({ t: 0, length: 5, done: 0, over: false, playing: false, catchingUp: false });
});

test('played, it goes as far as every lane has come', async () => {
  const { history, runs, asked } = make();
  history.play();
  expect(history.playing).toBe(true);
  await asked(1);
  expect(runs[0].run).toMatchObject({ ask: 'ab', have: [0, 0], until: 5, rate: Infinity });
  runs[0].report([tell(0, 10), tell(0, 11)]);
  expect(history.t).toBe(0);
  runs[0].report([tell(1, 20)]);
  expect(history.t).toBe(1);
  expect(history.of('ab').news).toEqual([[10, 11], [20]]);
});

test('it is over when all lanes are, is told so once, and is as long as the longest of them', async () => {
  const ended = vi.fn();
  const { history, runs, asked } = make({ ended });
  history.play();
  await asked(1);
  runs[0].report([tell(0, 10, true), tell(1, 20), tell(1, 21)]);
  expect(history).toMatchObject({ t: 2, over: false, length: 5 });
  runs[0].report([tell(1, 22, true)]);
  expect(history).toMatchObject({ t: 3, over: true, length: 3, playing: false });
  expect(ended).toHaveBeenCalledOnce();
});

test('seeking works on to there and no further, and says that it is catching up', async () => {
  const { history, runs, asked } = make();
  history.seek(2);
  expect(history).toMatchObject({ t: 2, catchingUp: true, playing: false });
  await asked(1);
  expect(runs[0].run.until).toBe(2);
  runs[0].report([tell(0, 1), tell(0, 2), tell(1, 1), tell(1, 2)]);
  expect(history).toMatchObject({ t: 2, catchingUp: false });
  history.seek(1);
  expect(history).toMatchObject({ t: 1, catchingUp: false });
  history.seek(-3);
  expect(history.t).toBe(0);
  history.seek(99);
  expect(history.t).toBe(5);
});

test('a pause holds the position; what is told after it is kept for going on', async () => {
  const { history, runs, asked } = make();
  history.play();
  await asked(1);
  runs[0].report([tell(0, 1), tell(1, 1)]);
  history.pause();
  runs[0].report([tell(0, 2), tell(1, 2)]);
  expect(history).toMatchObject({ t: 1, done: 2, playing: false });
  history.play();
  await asked(2);
  expect(runs[1].run.have).toEqual([2, 2]);
});

test('with other parameters nothing of the old ones is shown, and what had come of them is there again with them', async () => {
  const { history, runs, asked, set } = make();
  history.play();
  await asked(1);
  runs[0].report([tell(0, 1), tell(1, 1)]);
  set('xy');
  expect(history).toMatchObject({ t: 0, playing: false });
  set('ab');
  expect(history.t).toBe(1);
});

test('news of parameters that have changed are kept with theirs, and the work for them ends', async () => {
  const { history, runs, asked, set, stages } = make();
  history.play();
  await asked(1);
  set('xy');
  runs[0].report([tell(0, 1), tell(1, 1)]);
  expect(history).toMatchObject({ t: 0, done: 0 });
  expect(history.of('ab').news).toEqual([[1], [1]]);
  expect(stages[0].work.busy).toBe(false);
  set('ab');
  expect(history.playing).toBe(false);
});

test('a reset forgets everything, and late news with it', async () => {
  const { history, runs, asked } = make();
  history.play();
  await asked(1);
  runs[0].report([tell(0, 1), tell(1, 1)]);
  history.reset();
  runs[0].report([tell(0, 2), tell(1, 2)]);
  expect(history).toMatchObject({ t: 0, done: 0 });
});

test('played again when it is over, it begins anew, and late news of the time before are not taken', async () => {
  const { history, runs, asked } = make();
  history.play();
  await asked(1);
  runs[0].report([tell(0, 1, true), tell(1, 1, true)]);
  history.play();
  expect(history).toMatchObject({ t: 0, over: false, playing: true });
  runs[0].report([tell(0, 7), tell(1, 7)]);
  expect(history.done).toBe(0);
  await asked(2);
  expect(runs[1].run.have).toEqual([0, 0]);
});

test('of many asks those told last are kept', async () => {
  const { history, runs, asked, set } = make({ kept: 2 });
  for (const [i, ask] of ['a', 'b', 'c'].entries()) {
    set(ask);
    history.play();
    await asked(i + 1);
    runs[i].report([tell(0, 1)]);
  }
  expect(['a', 'b', 'c'].map((ask) => history.of(ask).news)).toEqual([[[]], [[1]], [[1]]]);
});

test('at a pace it goes on from where the reader stands, and what came after is made anew', async () => {
  const { history, runs, rates, asked } = make({ pace: 10 });
  history.play();
  await asked(1);
  expect(runs[0].run.rate).toBe(10);
  runs[0].report([tell(0, 1), tell(0, 2), tell(0, 3), tell(1, 1), tell(1, 2), tell(1, 3)]);
  history.speed = 4;
  expect(rates).toEqual([40]);
  history.seek(1);
  history.play();
  expect(history).toMatchObject({ t: 1, done: 1 });
  runs[0].report([tell(0, 4), tell(1, 4)]);
  expect(history.done).toBe(1);
  await asked(2);
  expect(runs[1].run).toMatchObject({ have: [1, 1], rate: 40 });
});

test('two works go side by side, and one that is where it is wanted is left alone', async () => {
  const { history, stages, asked } = make({}, 2);
  const [left, right] = stages;
  history.seek(1);
  await asked(1);
  await until(() => right.runs.length === 1);
  left.runs[0].report([tell(0, 1), tell(1, 1), tell(0, 2, true), tell(1, 2, true)]);
  expect(history.catchingUp).toBe(true);
  right.runs[0].report([tell(0, 1), tell(1, 1)]);
  expect(history).toMatchObject({ t: 1, catchingUp: false });
  history.play();
  await until(() => right.runs.length === 2);
  expect(right.runs[1].run.have).toEqual([1, 1]);
  expect(left.runs).toHaveLength(1);
});

test('a failure ends play, and after it what was under way is gone on with', async () => {
  const { history, runs, asked } = make();
  history.play();
  await asked(1);
  runs[0].report([tell(0, 1), tell(1, 1)]);
  runs[0].fail(new Error('out of memory'));
  await until(() => history.failure !== undefined);
  expect(history.failure).toMatchObject({ kind: 'died' });
  expect(history).toMatchObject({ t: 1, playing: false });
  history.restart();
  expect(history).toMatchObject({ failure: undefined, playing: true });
  await asked(2);
  expect(runs[1].run).toMatchObject({ have: [1, 1], until: 5 });

  history.seek(3);
  await asked(3);
  runs[2].fail(new Error('out of memory'));
  await until(() => history.failure !== undefined);
  history.restart();
  await asked(4);
  expect(runs[3].run.until).toBe(3);
});
