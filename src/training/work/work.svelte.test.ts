import { afterEach, expect, test, vi } from 'vitest';
import { realClock } from './clock.ts';
import { Server, type Piece, type Served } from './serve.ts';
import { count, type Counting } from './test/counting.ts';
import CountingWorker from './test/worker.ts?worker&inline';
import { plainBackend, Work, type WorkOptions } from './work.svelte.ts';

type Api = Served<Counting, number>;
type Pieces = Piece<number>[];

const made: Work<Api>[] = [];
const workers: Worker[] = [];
afterEach(() => {
  made.splice(0).forEach((work) => work.terminate());
  workers.splice(0);
});

function make(options: WorkOptions<Api> = {}, spawn: () => Worker = () => new CountingWorker()) {
  const started = () => {
    const worker = spawn();
    workers.push(worker);
    return worker;
  };
  const work = new Work<Api>(started, { choose: plainBackend, ...options });
  made.push(work);
  return work;
}

const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 30_000 });

/** Has it count, and gives the numbers that are taken. */
function counted(work: Work<Api>, ask: Counting): { numbers: (number | undefined)[]; ended: Promise<void> } {
  const numbers: (number | undefined)[] = [];
  const ended = work.begin<Pieces>(
    (api, kernels, report) => api.run({ ask, kernels }, report),
    (pieces) => numbers.push(...pieces.map(({ news }) => news))
  );
  return { numbers, ended };
}

const noWorker = () => {
  throw new Error('Workers are not allowed here.');
};
/** Long enough not to be over by itself. */
const ENDLESS = 1e9;

/** What is asked of this does nothing; the test reports for it, and says when it ends. */
function onStage() {
  const runs: { report: (pieces: Pieces) => unknown; end: () => void }[] = [];
  const api: Api = {
    run: (_, report) => new Promise((resolve) => runs.push({ report, end: resolve })),
    pause: async () => runs.at(-1)?.end(),
    setRate: async () => {},
    beat: async () => {}
  };
  return { runs, work: make({ here: () => api }, noWorker) };
}
const piece = (news: number): Pieces => [{ lane: 0, news, over: false }];

test('what is asked for is done in the worker, and told', async () => {
  const work = make();
  const { numbers, ended } = counted(work, [3]);
  expect(work.busy).toBe(true);
  await ended;
  expect(numbers).toEqual([1, 2, 3]);
  expect(work).toMatchObject({ busy: false, backend: 'ts', failure: undefined });
});

test('what is asked for next waits until what was under way has told what it has done', async () => {
  const { runs, work } = onStage();
  const first = counted(work, [ENDLESS]);
  await until(() => runs.length === 1);
  const second = counted(work, [3]);
  runs[0].report(piece(1));
  await first.ended;
  expect(first.numbers).toEqual([1]);
  await until(() => runs.length === 2);
  runs[1].end();
  await second.ended;
  expect(work.busy).toBe(false);
});

test('late news of what gave way to something else are not taken', async () => {
  const { runs, work } = onStage();
  const first = counted(work, [ENDLESS]);
  await until(() => runs.length === 1);
  const second = counted(work, [3]);
  await until(() => runs.length === 2);
  runs[0].report(piece(7));
  runs[1].report(piece(1));
  expect(first.numbers).toEqual([]);
  expect(second.numbers).toEqual([1]);
});

test('late news of what has been dropped or terminated are not taken', async () => {
  for (const end of [(work: Work<Api>) => work.drop(), (work: Work<Api>) => work.terminate()]) {
    const { runs, work } = onStage();
    const { numbers } = counted(work, [ENDLESS]);
    await until(() => runs.length === 1);
    runs[0].report(piece(1));
    end(work);
    runs[0].report(piece(2));
    expect(numbers).toEqual([1]);
  }
});

test('a pause ends what is under way, with the news of what it had done', async () => {
  const work = make();
  const { numbers, ended } = counted(work, [ENDLESS]);
  await until(() => numbers.length > 0);
  work.pause();
  expect(work.busy).toBe(false);
  await ended;
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  const seen = numbers.length;
  const more: (number | undefined)[] = [];
  await work.begin<Pieces>(
    (api, kernels, report) => api.run({ ask: [ENDLESS], kernels, have: [seen], until: seen + 2 }, report),
    (pieces) => more.push(...pieces.map(({ news }) => news))
  );
  expect(more).toEqual([seen + 1, seen + 2]);
  expect(workers).toHaveLength(1);
});

test('what is paused before it has begun never does', async () => {
  const work = make();
  const { numbers, ended } = counted(work, [3]);
  work.pause();
  await ended;
  expect(numbers).toEqual([]);
  expect(workers).toHaveLength(0);
});

/** An error that nothing in the worker catches: a call whose argument is no value. */
const kill = (worker: Worker) =>
  worker.postMessage({ id: 'x', type: 'APPLY', path: ['beat'], argumentList: [null] });

test('a worker that is killed in the midst of its work is reported, and the next is asked of another', async () => {
  const work = make();
  const { numbers, ended } = counted(work, [ENDLESS]);
  await until(() => numbers.length > 0);
  kill(workers[0]);
  await ended;
  expect(work.failure).toMatchObject({ name: 'WorkerFailure', kind: 'died' });
  expect(work.busy).toBe(false);
  const again = counted(work, [3]);
  expect(work.failure).toBeUndefined();
  await again.ended;
  expect(again.numbers).toEqual([1, 2, 3]);
  expect(workers).toHaveLength(2);
});

test('a worker that falls silent is given up, and reported', async () => {
  let wake = () => {};
  const clock = { ...realClock, sleep: () => new Promise<void>((resolve) => (wake = resolve)) };
  const work = make({ clock });
  const { numbers } = counted(work, [ENDLESS]);
  await until(() => numbers.length > 0);
  // As if it had closed itself: the page is told nothing.
  workers[0].terminate();
  await until(() => {
    wake();
    return work.failure !== undefined;
  });
  expect(work.failure).toMatchObject({ kind: 'silent' });
});

test('an error of the work itself is reported', async () => {
  const work = make();
  await work.begin(
    async () => {
      throw new RangeError('too long');
    },
    () => {}
  );
  expect(work.failure).toMatchObject({ kind: 'died', message: 'RangeError: too long' });
});

test('where no worker can be started that is reported, and light work is done on the page instead', async () => {
  const heavy = make({}, noWorker);
  await counted(heavy, [3]).ended;
  expect(heavy.failure).toMatchObject({ kind: 'start', message: 'Workers are not allowed here.' });

  const light = make({ here: () => new Server(count) }, noWorker);
  const { numbers, ended } = counted(light, [3]);
  await ended;
  expect(numbers).toEqual([1, 2, 3]);
  expect(light.failure).toBeUndefined();
});

test('light work whose worker dies is reported, too: it may have been the work', async () => {
  const work = make({ here: () => new Server(count) });
  const { numbers, ended } = counted(work, [ENDLESS]);
  await until(() => numbers.length > 0);
  kill(workers[0]);
  await ended;
  expect(work.failure).toMatchObject({ kind: 'died' });
});

test('terminating ends the worker without a failure', async () => {
  const work = make();
  const { numbers, ended } = counted(work, [ENDLESS]);
  await until(() => numbers.length > 0);
  work.terminate();
  await ended;
  expect(work.failure).toBeUndefined();
});
