import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileKernels, wasmBackend } from '../engine/index.ts';
import { WorkerFailure } from './work/client.ts';
import { pageBackend } from './work/page-backend.ts';
import type { Clock } from './work/clock.ts';
import type { TextRunConfig } from './run/config.ts';
import { TextRun } from './run/run.ts';
import { TextTraining, type News, type TextTrainingOptions } from './text-training.ts';
import TrainingWorker from './text-worker.ts?worker&inline';

const config: TextRunConfig = {
  text: 'a rose is a rose is a rose. '.repeat(10),
  cell: 'lstm',
  hiddenSize: 10,
  T: 12,
  B: 2,
  optimiser: 'rmsprop',
  rate: 0.01,
  clip: 2,
  seed: 6
};

/** Time that passes when a test says so. */
class HandClock implements Clock {
  #wake: (() => void)[] = [];
  now = () => 0;
  sleep = () => new Promise<void>((resolve) => this.#wake.push(resolve));

  /** Whoever sleeps at this moment is woken. */
  pass(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

let training: TextTraining | undefined;
let clock: HandClock;
let workers: Worker[];
let news: News[];
let changed: (() => void)[];

beforeEach(() => {
  clock = new HandClock();
  workers = [];
  news = [];
  changed = [];
});

afterEach(() => training?.leave());

/** A training with the real worker, on plain TypeScript. */
function make(options: TextTrainingOptions = {}): TextTraining {
  const tell = () => changed.splice(0).forEach((look) => look());
  const spawn = () => {
    const worker = new TrainingWorker();
    workers.push(worker);
    return worker;
  };
  const onNews = (one: News) => {
    news.push(one);
    tell();
  };
  return (training = new TextTraining({
    spawn,
    clock,
    kernels: null,
    checkpointEvery: 20,
    onNews,
    onChange: tell,
    ...options
  }));
}

/** Waits for news or a change of state that makes it true. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise<void>((resolve) => changed.push(resolve));
}

const updates = () => news.flatMap((one) => one.updates);
const reference = (count: number, run = new TextRun(config)) =>
  Array.from({ length: count }, () => run.update());
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (cause: unknown) => cause
  );

/** An error that nothing in the worker catches: a call whose argument is no value. */
const kill = (worker: Worker) =>
  worker.postMessage({ id: 'x', type: 'APPLY', path: ['beat'], argumentList: [null] });

describe('training in a worker', () => {
  test('is the run itself, told in reports, paused and gone on with as if nothing had been', async () => {
    const t = make();
    await t.start(config);
    expect(t.state).toBe('running');
    expect(t.started).toMatchObject({ backend: 'ts', length: config.text.length });
    await until(() => updates().length >= 25);
    await t.pause();
    expect(t.state).toBe('paused');
    const half = updates().length;
    const { head } = t.timeline;
    expect(head?.updates).toBe(half);
    t.resume();
    await until(() => updates().length >= half + 25);
    await t.pause();
    expect(updates()).toEqual(reference(updates().length));
  });

  test('with the engine’s kernels is the run on WebAssembly, and keeps checkpoints of it', async () => {
    const kernels = await compileKernels();
    if (!kernels) throw new Error('no WebAssembly SIMD here');
    const t = make({ kernels });
    await t.start(config);
    expect(t.started?.backend).toMatch(/^wasm/);
    await until(() => updates().length >= 45);
    await t.pause();
    const run = new TextRun(config, wasmBackend(kernels));
    expect(updates()).toEqual(reference(updates().length, run));
    expect(t.timeline.head?.snapshot).toEqual(run.snapshot());
  });

  test('takes the page’s own backend where none is given, and says which that is', async () => {
    const t = make({ kernels: undefined });
    await t.start(config);
    const { name } = await pageBackend();
    expect(name).toMatch(/^wasm/);
    expect(t.started?.backend).toBe(name);
    expect(document.documentElement.dataset.backend).toBe(name);
  });

  test('left before the kernels were there, starts no worker', async () => {
    const t = make({ kernels: undefined });
    const starting = failureOf(t.start(config));
    t.leave();
    expect(await starting).toMatchObject({ kind: 'stopped' });
    expect(workers).toHaveLength(0);
    expect(t.state).toBe('idle');
  });

  test('takes another rate and clip on the way, and refuses a rate that is none', async () => {
    const t = make();
    await t.start(config);
    await t.setRate(0.002);
    await t.setClip(null);
    await until(() => updates().some(({ rate, clip }) => rate === 0.002 && clip === null));
    expect(await failureOf(t.setRate(-1))).toMatchObject({ name: 'EngineError' });
    expect(t.state).toBe('running');
  });

  test('writes a text while it trains', async () => {
    const t = make();
    await t.start(config);
    const text = await t.sample({ length: 300, seed: 1, prompt: 'a rose' });
    expect(text).toHaveLength(300);
    const seen = updates().length;
    await until(() => updates().length > seen);
  });

  test('goes back to a checkpoint and on from there in a branch, bit for bit, and forgets nothing', async () => {
    const t = make();
    await t.start(config);
    await until(() => t.timeline.checkpoints.length >= 4);
    const kept = t.timeline.checkpoints.map(({ id }) => id);
    const origin = t.timeline.checkpoints[1];
    expect(origin.updates).toBe(20);
    await t.restore(origin.id);
    await until(() => news.some(({ branch, updates: some }) => branch === 1 && some.length > 0));
    await t.pause();
    const branch = news.filter((one) => one.branch === 1).flatMap((one) => one.updates);
    expect(branch[0].update).toBe(21);
    expect(branch).toEqual(reference(20 + branch.length).slice(20));
    const old = news.filter((one) => one.branch === 0).flatMap((one) => one.updates);
    expect(old).toEqual(reference(old.length));
    expect(t.timeline.checkpoints.map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
    expect(t.timeline.branches[1].from).toMatchObject({ checkpoint: origin.id, branch: 0, updates: 20 });
  });
});

describe('cancelling', () => {
  test('is heard by a worker in the midst of training, which can be used again', async () => {
    const t = make();
    await t.start(config);
    await until(() => updates().length > 0);
    // The clock stands still: only the worker's own answer can end this.
    await t.cancel();
    expect(t.state).toBe('idle');
    news = [];
    await t.start(config);
    await until(() => updates().length >= 10);
    expect(workers).toHaveLength(1);
    expect(updates()).toEqual(reference(updates().length));
  });

  test('ends a worker that does not listen when its 50 ms are over', async () => {
    const url = URL.createObjectURL(new Blob(['onmessage = () => { for (;;); }']));
    const slept: number[] = [];
    const hands: Clock = {
      now: () => 0,
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        if (milliseconds !== 50) await clock.sleep();
      }
    };
    const t = make({ spawn: () => new Worker(url), clock: hands });
    const starting = failureOf(t.start(config));
    await t.cancel();
    expect(await starting).toMatchObject({ kind: 'stopped' });
    expect(slept).toContain(50);
    expect(t.state).toBe('idle');
  });
});

describe('a worker that fails', () => {
  test('in the midst of training is reported, and the run goes on in another from where it was kept', async () => {
    const t = make();
    await t.start(config);
    await until(() => t.timeline.checkpoints.length >= 3);
    kill(workers[0]);
    await until(() => t.state === 'failed');
    expect(t.failure).toBeInstanceOf(WorkerFailure);
    expect(t.failure).toMatchObject({ kind: 'died' });
    const from = t.timeline.head?.updates ?? NaN;
    news = [];
    await t.restart();
    await until(() => updates().length >= 10);
    expect(workers).toHaveLength(2);
    expect(t.failure).toBeUndefined();
    expect(news[0].branch).toBe(1);
    expect(updates()).toEqual(reference(from + updates().length).slice(from));
  });

  test('without a word is noticed by its silence, and the run can be taken back to any checkpoint', async () => {
    const t = make();
    await t.start(config);
    await until(() => t.timeline.checkpoints.length >= 3);
    // As if it had closed itself: the page is told nothing.
    workers[0].terminate();
    while (t.state !== 'failed') {
      clock.pass();
      await t.timeline;
    }
    expect(t.failure).toMatchObject({ kind: 'silent' });
    news = [];
    await t.restore(t.timeline.checkpoints[0].id);
    await until(() => updates().length >= 5);
    expect(updates()).toEqual(reference(updates().length));
  });

  test('to start is reported, and can be tried again', async () => {
    let refuse = true;
    const t = make({
      spawn: () => {
        if (refuse) throw new Error('Workers are not allowed here.');
        return new TrainingWorker();
      }
    });
    expect(await failureOf(t.start(config))).toMatchObject({ kind: 'start' });
    expect(t.state).toBe('failed');
    refuse = false;
    await t.restart();
    await until(() => updates().length >= 5);
    expect(t.state).toBe('running');
  });
});

test('a text that cannot be learnt from is refused in words and numbers', async () => {
  const t = make();
  const failure = await failureOf(t.start({ ...config, text: '' }));
  expect(failure).toMatchObject({ name: 'TextError', kind: 'empty' });
  expect(t.failure).toBe(failure);
  await t.start(config);
  expect(t.state).toBe('running');
});

test('leaving ends the worker and rejects what was asked of it', async () => {
  const t = make();
  await t.start(config);
  const asked = failureOf(t.sample({ length: 1_000_000, seed: 1 }));
  t.leave();
  expect(await asked).toMatchObject({ kind: 'stopped' });
  expect(t.state).toBe('idle');
});
