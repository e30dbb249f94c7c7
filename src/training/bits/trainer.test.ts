import { expect, test } from 'vitest';
import type { Clock } from '../paced.ts';
import { Learning, type LearningSpec } from './learning.ts';
import { attempt, Trainer, type Attempt, type Snapshot } from './trainer.ts';

const spec: LearningSpec = {
  task: 'repeated-ones',
  units: 3,
  seed: 10,
  optimiser: 'adam',
  rate: 0.01,
  head: 'relu',
  init: 'pytorch',
  maximum: 1500
};

/** Work takes no time, and sleep is noted. */
function idleClock() {
  const slept: number[] = [];
  const clock: Clock = { now: () => 0, sleep: async (milliseconds) => void slept.push(milliseconds) };
  return { clock, slept };
}

test('at speed 1 it reports ten updates every tenth of a second, at speed 8 forty every twentieth', async () => {
  for (const [speed, snapshots, pause] of [
    [1, 1, 100],
    [8, 4, 50]
  ]) {
    const { clock, slept } = idleClock();
    const sizes: number[] = [];
    await new Trainer(clock).train(spec, { from: 0, until: 80, speed }, (news) => sizes.push(news.length));
    expect(sizes).toEqual(Array.from({ length: 8 / snapshots }, () => snapshots));
    expect(new Set(slept)).toEqual(new Set([pause].filter(() => sizes.length > 1)));
  }
});

test('the reports together are the search itself', async () => {
  const losses: number[] = [];
  let last: Snapshot | undefined;
  await new Trainer(idleClock().clock).train(spec, { from: 0, until: Infinity, speed: 4 }, (news) => {
    for (const snapshot of news) losses.push(...snapshot.losses);
    last = news.at(-1);
  });
  const learning = new Learning(spec);
  const expected: number[] = [];
  while (!learning.ending) {
    learning.update();
    expected.push(learning.loss);
  }
  expect(losses).toEqual(expected);
  expect(last).toMatchObject({ ending: 'found', updates: expected.length, weights: learning.weights });
});

test('a pause is heard between two reports, and training from there goes on as if there had been none', async () => {
  const trainer = new Trainer(idleClock().clock);
  const halves: number[] = [];
  const note = (news: Snapshot[]) => halves.push(...news.flatMap(({ losses }) => losses));
  await trainer.train(spec, { from: 0, until: Infinity, speed: 1 }, (news) => {
    note(news);
    if (halves.length === 30) trainer.pause();
  });
  expect(halves).toHaveLength(30);
  await trainer.train(spec, { from: 30, until: 60, speed: 1 }, note);
  const whole: number[] = [];
  await new Trainer(idleClock().clock).train(spec, { from: 0, until: 60, speed: 1 }, (news) =>
    whole.push(...news.flatMap(({ losses }) => losses))
  );
  expect(halves).toEqual(whole);
});

test('a rate that is changed on the way takes hold at the next update', async () => {
  const trainer = new Trainer(idleClock().clock);
  const seen: Snapshot[] = [];
  await trainer.train(spec, { from: 0, until: 40, speed: 1 }, (news) => {
    seen.push(...news);
    if (seen.length === 2) void trainer.setRate(0);
  });
  expect(seen[1].weights).not.toEqual(seen[0].weights);
  expect(seen[3].weights).toEqual(seen[1].weights);
});

test('many starts come out as each does alone, and cancelling ends them', async () => {
  const trainer = new Trainer(idleClock().clock);
  const seeds = [2, 3, 10];
  const all: Attempt[] = [];
  await trainer.attempt({ ...spec, maximum: 300 }, seeds, (news) => all.push(...news));
  expect(all).toEqual(seeds.map((seed) => attempt({ ...spec, maximum: 300, seed })));

  const slow: Clock = { now: () => time++ * 1000, sleep: async () => {} };
  let time = 0;
  const some: Attempt[] = [];
  const cancelled = new Trainer(slow);
  await cancelled.attempt({ ...spec, maximum: 100 }, [1, 2, 3, 4], (news) => {
    some.push(...news);
    cancelled.cancel();
  });
  expect(some.map(({ seed }) => seed)).toEqual([1]);
});
