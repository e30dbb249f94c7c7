import { expect, test } from 'vitest';
import type { Clock } from './work/clock.ts';
import type { Update } from './diagnosis/evidence.ts';
import type { TextRunConfig } from './run/config.ts';
import { TextRun } from './run/run.ts';
import type { Snapshot } from './run/snapshot.ts';
import { TextTrainer, type Report, type Started } from './text-trainer.ts';

const config: TextRunConfig = {
  text: 'to be, or not to be, that is the question. '.repeat(6),
  cell: 'gru',
  hiddenSize: 8,
  T: 8,
  B: 2,
  optimiser: 'adam',
  rate: 0.01,
  clip: 1,
  seed: 2
};

/** A clock that a look at moves on; sleeps are noted, and let messages in. */
function tickingClock(tick: number) {
  const clock = {
    time: 0,
    slept: [] as number[],
    now: () => (clock.time += tick),
    sleep: async (milliseconds: number) => void clock.slept.push(milliseconds)
  };
  return clock satisfies Clock;
}

async function started(
  trainer: TextTrainer,
  options: Partial<Parameters<TextTrainer['start']>[0]> = {}
): Promise<Started> {
  const answer = await trainer.start({ config, checkpointEvery: 10, ...options });
  if (!answer.started) throw new Error(answer.refused?.message);
  return answer.started;
}

/** Trains until so many updates were reported. */
async function trainTo(trainer: TextTrainer, updates: number): Promise<Report[]> {
  const news: Report[] = [];
  await trainer.train((report) => {
    news.push(report);
    if (news.flatMap((one) => one.updates).length >= updates) trainer.pause();
  });
  return news;
}

test('the reports together are the run itself, with a checkpoint every so many updates and one at the pause', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  expect(await started(trainer)).toMatchObject({
    backend: 'ts',
    length: config.text.length,
    checkpoint: { updates: 0 }
  });
  const news = await trainTo(trainer, 25);
  const run = new TextRun(config);
  const made = news.flatMap(({ updates }) => updates);
  expect(made).toEqual(made.map(() => run.update()));
  const kept = news.flatMap(({ checkpoints }) => checkpoints);
  expect(kept.slice(0, 2).map(({ updates }) => updates)).toEqual([10, 20]);
  expect(kept.at(-1)).toEqual(run.snapshot());
});

test('between two slices of 20 ms it listens, and it reports at most every 50 ms', async () => {
  const clock = tickingClock(4);
  const trainer = new TextTrainer(clock);
  await started(trainer);
  const at: number[] = [];
  const sizes: number[] = [];
  await trainer.train(({ worked, updates }) => {
    at.push(clock.time);
    sizes.push(worked / updates.length);
    if (at.length === 6) trainer.pause();
  });
  const gaps = at.slice(1, 6).map((time, i) => time - at[i]);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50);
  // Slices begin at once; five ticks make one.
  expect(new Set(clock.slept)).toEqual(new Set([0]));
  expect(clock.slept.length).toBeGreaterThan(gaps.length);
});

test('a report that is not taken holds back the next one, and not the training', async () => {
  const clock = tickingClock(5);
  const trainer = new TextTrainer(clock);
  await started(trainer);
  let take: () => void = () => {};
  const sizes: number[] = [];
  clock.sleep = async () => {
    if (clock.time > 10_000) take();
  };
  await trainer.train(({ updates }) => {
    sizes.push(updates.length);
    if (sizes.length === 2) trainer.pause();
    if (sizes.length === 1) return new Promise<void>((resolve) => (take = resolve));
    return undefined;
  });
  expect(sizes[0]).toBeLessThan(30);
  expect(sizes[1]).toBeGreaterThan(200);
});

test('a pause is heard between two slices, and going on is as if there had been none', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  await started(trainer);
  const made = [...(await trainTo(trainer, 10)), ...(await trainTo(trainer, 10))].flatMap(
    (one) => one.updates
  );
  const run = new TextRun(config);
  expect(made).toEqual(made.map(() => run.update()));
});

test('between the halves of a long update it listens, too, and what is asked of it then finds a whole run', async () => {
  // Every part of an update takes more than a slice.
  const clock = tickingClock(30);
  const trainer = new TextTrainer(clock);
  await started(trainer);
  const run = new TextRun(config);
  const made: Update[] = [];
  const kept: Snapshot[] = [];
  const texts: Promise<string>[] = [];
  const report = ({ updates }: Report) => void made.push(...updates);
  const options = { length: 3, seed: 1 };
  clock.sleep = async () => {
    clock.slept.push(0);
    if (clock.slept.length === 2) kept.push(trainer.checkpoint());
    if (clock.slept.length === 8) texts.push(trainer.sample(options));
    if (clock.slept.length === 30) trainer.pause();
  };
  await trainer.train(report);
  const paused = trainer.checkpoint();
  // The first update has three parts: chunk, probe and step.
  expect(kept).toEqual([run.snapshot()]);
  expect(texts).toHaveLength(1);
  expect(await texts[0]).toHaveLength(3);
  expect(made.length).toBeGreaterThan(8);
  expect(made).toEqual(made.map(() => run.update()));
  expect(paused).toEqual(run.snapshot());
});

test('rate and clip change in mid-run, and a rate that is none is refused', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  await started(trainer);
  await trainTo(trainer, 5);
  trainer.setRate(0.5);
  trainer.setClip(null);
  const [{ updates }] = await trainTo(trainer, 5);
  expect(updates[0]).toMatchObject({ rate: 0.5, clip: null });
  expect(() => trainer.setRate(-1)).toThrow('rate: expected a finite number ≥ 0, got -1');
});

test('what is restored goes on under its branch, after the end of the branch before was reported', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  const { checkpoint } = await started(trainer);
  const first = (await trainTo(trainer, 10)).flatMap(({ updates }) => updates);
  await trainer.restore(checkpoint, 1, () => expect.unreachable('nothing was left to report'));
  const second = await trainTo(trainer, 10);
  expect(new Set(second.map(({ branch }) => branch))).toEqual(new Set([1]));
  const again = second.flatMap(({ updates }) => updates);
  const common = Math.min(first.length, again.length);
  expect(again.slice(0, common)).toEqual(first.slice(0, common));

  const tails: Report[] = [];
  let restoring: Promise<void> | undefined;
  let reports = 0;
  const after: Report[] = [];
  await trainer.train((news) => {
    if (restoring) after.push(news);
    if (++reports === 3) trainer.pause();
    restoring ??= trainer.restore(checkpoint, 2, (tail) => tails.push(tail));
  });
  await restoring;
  expect(tails.every(({ branch }) => branch === 1)).toBe(true);
  expect(after.at(-1)?.branch).toBe(2);
});

test('a run begun from a snapshot is the one it was taken from', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  await started(trainer);
  await trainTo(trainer, 10);
  const snapshot = trainer.checkpoint();
  const expected = (await trainTo(trainer, 10)).flatMap(({ updates }) => updates);
  const other = new TextTrainer(tickingClock(5));
  await started(other, { from: { snapshot, branch: 3 } });
  const news = await trainTo(other, 10);
  expect(news[0].branch).toBe(3);
  const common = news.flatMap(({ updates }) => updates).slice(0, expected.length);
  expect(common).toEqual(expected.slice(0, common.length));
});

test('a text is written in slices, with weights that stand still meanwhile', async () => {
  const clock = tickingClock(5);
  const trainer = new TextTrainer(clock);
  await started(trainer);
  await trainTo(trainer, 10);
  const options = { length: 60, seed: 3, prompt: 'to ' };
  const alone = await trainer.sample(options);
  expect(alone).toHaveLength(60);
  const slices = clock.slept.length;
  let sampled: Promise<string> | undefined;
  await trainer.train(() => {
    if (!sampled) sampled = trainer.sample(options);
    else trainer.pause();
  });
  const whole = await sampled;
  expect(whole).toHaveLength(60);
  expect(clock.slept.length - slices).toBeGreaterThan(60 / 5);
  await expect(trainer.sample({ ...options, prompt: 'Ω' })).rejects.toThrow('never seen');
  expect(await trainer.sample(options)).toHaveLength(60);
});

test('cancelling ends training and samples, and reports no more', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  await started(trainer);
  let reports = 0;
  let sampled: Promise<string> | undefined;
  await trainer.train(() => {
    reports++;
    sampled = trainer.sample({ length: 10_000, seed: 1 });
    void Promise.resolve().then(() => trainer.cancel());
  });
  expect((await sampled)?.length).toBeLessThan(10_000);
  expect(reports).toBe(1);
  expect(() => trainer.checkpoint()).toThrow('run: expected one that was started, got none');
});

test('weights that are no numbers are never kept', async () => {
  const wild = { ...config, cell: 'rnn', nonlinearity: 'relu', optimiser: 'sgd', clip: null } as const;
  const trainer = new TextTrainer(tickingClock(5));
  await started(trainer, { config: { ...wild, rate: 3e38 } });
  const news = await trainTo(trainer, 60);
  expect(news.at(-1)?.diagnoses[0]).toMatchObject({ kind: 'diverged' });
  for (const { weights } of news.flatMap(({ checkpoints }) => checkpoints)) {
    expect(weights.every(Number.isFinite)).toBe(true);
  }
});

test('a text that cannot be learnt from is refused with the numbers', async () => {
  expect(
    await new TextTrainer(tickingClock(5)).start({ config: { ...config, text: 'ab' }, checkpointEvery: 1 })
  ).toEqual({
    refused: { kind: 'short', message: expect.stringContaining('too short'), got: 2, needed: 5 }
  });
});

test('a page that fails to take a report ends the training with its error', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  await started(trainer);
  const failing = trainer.train(() => {
    throw new Error('the page is broken');
  });
  await expect(failing).rejects.toThrow('the page is broken');
});

test('stops by itself after so many updates, with the text put aside measured then', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  await started(trainer, { config: { ...config, heldOut: 0.2, heldOutEvery: 10 } });
  const news: Report[] = [];
  await trainer.train((report) => news.push(report), 30);
  expect(news.flatMap(({ updates }) => updates)).toHaveLength(30);
  expect(news.flatMap(({ measured }) => measured.map(({ updates }) => updates))).toEqual([0, 10, 20, 30]);
  expect(news.flatMap(({ checkpoints }) => checkpoints).at(-1)?.updates).toBe(30);
});

test('reads a file where the learning is done, and says of one that is none what it is', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  const file = new Blob([config.text as string]);
  expect(await started(trainer, { config: { ...config, text: file } })).toEqual(await started(trainer));
  const long = new Blob([(config.text as string).repeat(2)]);
  expect((await trainer.survey(long)).survey).toMatchObject({ length: 2 * config.text.length });
  expect(await trainer.survey(new Blob([new Uint8Array(500)]))).toMatchObject({
    refused: { kind: 'binary' }
  });
});

test('a start that comes while another still reads its file is the one that counts', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  const first = trainer.start({
    config: { ...config, text: new Blob(['abc'.repeat(99)]) },
    checkpointEvery: 10
  });
  await started(trainer);
  expect(await first).toEqual({});
  expect((await trainTo(trainer, 1))[0].updates[0]).toEqual(new TextRun(config).update());
});

test('writes with the weights of a checkpoint while training goes on, and neither disturbs the other', async () => {
  const trainer = new TextTrainer(tickingClock(5));
  const { checkpoint } = await started(trainer);
  const options = { length: 40, seed: 9, prompt: 'to ' };
  const then = await trainer.write(options);
  const training = trainTo(trainer, 20);
  const [now, again] = await Promise.all([
    trainer.write(options),
    trainer.write(options, checkpoint.weights)
  ]);
  expect(again).toEqual(then);
  expect(now?.characters).toHaveLength(43);
  const run = new TextRun(config);
  for (const update of (await training).flatMap(({ updates }) => updates))
    expect(run.update()).toEqual(update);
});
