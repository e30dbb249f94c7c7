import { expect, test } from 'vitest';
import { told } from '../work/testing.ts';
import { search, tryStarts } from './job.ts';
import { Learning, type LearningSpec } from './learning.ts';

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

function run(given: LearningSpec) {
  const learning = new Learning(given);
  const losses: number[] = [];
  while (!learning.ending) {
    learning.update();
    losses.push(learning.loss);
  }
  return { learning, losses };
}

test('the snapshots together are the search itself', async () => {
  const [snapshots] = await told(search, { ask: spec });
  const { learning, losses } = run(spec);
  expect(snapshots.flatMap((snapshot) => snapshot.losses)).toEqual(losses);
  const { updates, weights } = learning;
  expect(snapshots.at(-1)).toMatchObject({ ending: 'found', updates, weights });
  const before = snapshots.slice(0, -1);
  expect(before.map((snapshot) => snapshot.updates)).toEqual(before.map((_, i) => 10 * (i + 1)));
});

test('many starts come out as each does alone', async () => {
  const short = { ...spec, maximum: 300 };
  const [attempts] = await told(tryStarts, { ask: { spec: short, seeds: [2, 3, 10] } });
  expect(attempts.map(({ seed, kind }) => [seed, kind])).toEqual([
    [2, 'dead'],
    [3, 'stuck'],
    [10, 'found']
  ]);
  for (const { seed, updates, loss } of attempts) {
    const { learning } = run({ ...short, seed });
    expect([updates, loss]).toEqual([learning.updates, learning.loss]);
  }
});
