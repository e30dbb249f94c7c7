import { afterEach, expect, test, vi } from 'vitest';
import { ParamStore } from '$frame/store.svelte.ts';
import { learnSelective, type Check, type Course } from '$training/selective/job.ts';
import { Server, type Lane } from '$training/work/serve.ts';
import { plainBackend, Work } from '$training/work/work.svelte.ts';
import { StateCapacity } from './model.svelte.ts';
import { MOST_PAIRS, parameters, type CapacityParams } from './params.ts';
import { strings } from './strings.ts';
import { verdictOf } from './words.ts';

const made: StateCapacity[] = [];
afterEach(() => made.splice(0).forEach((model) => model.destroy()));

/** @param holds what networks have learned at once; without it they learn, here and not in a worker */
function make(given: Partial<CapacityParams>, holds?: (pairs: number, seed: number) => number) {
  const store = new ParamStore(parameters, { ...parameters.defaults, ...given });
  const told = ({ specs, seeds, checks }: Course) =>
    specs.flatMap(({ task }) =>
      seeds.map(function* (seed): Lane<Check> {
        const answers = holds?.(task.kind === 'pairs' ? task.pairs : 0, seed) ?? 0;
        const news = { answers, sequences: 0, weights: new Float32Array() };
        for (let check = 1; check < checks; check++) yield news;
        return news;
      })
    );
  const work = new Work(
    () => {
      throw new Error('no workers here');
    },
    { here: () => new Server(holds ? told : learnSelective), choose: plainBackend }
  );
  const model = new StateCapacity(store.params, work);
  made.push(model);
  return model;
}
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 50_000 });

test('what is held are the counts up to the first whose median falls below 99 %', async () => {
  const model = make({ updates: 100, seeds: 3 }, (pairs, seed) => (pairs <= 3 || seed === 1 ? 1 : 0.8));
  expect(model.truth).toBeUndefined();
  model.seek(model.length);
  await until(() => model.truth !== undefined);
  expect(model.truth).toBe(3);
  expect(model.points.map(({ scores }) => scores.length)).toEqual(Array(MOST_PAIRS).fill(3));
  expect(verdictOf(model, strings.en)).toContain('up to 3 pairs');
});

test('where all counts are held, or none, it says so and no more', async () => {
  for (const [share, held, said] of [
    [1, MOST_PAIRS, 'more were not tried'],
    [0.5, 0, 'not even one pair']
  ] as const) {
    const model = make({ updates: 100, seeds: 1 }, () => share);
    model.seek(model.length);
    await until(() => model.truth !== undefined);
    expect(model.truth).toBe(held);
    expect(verdictOf(model, strings.en)).toContain(said);
  }
});

test('a state of two numbers learns two pairs and not four, as the figure has it', async () => {
  const model = make({ units: 2, seeds: 1, updates: 400 });
  model.play();
  await until(() => model.over);
  const [, two, , four] = model.points;
  expect(two.median).toBe(1);
  expect(four.median).toBeLessThan(0.95);
});

test('the exercise wants a number for each key', () => {
  expect(make({ task: 'eight', answer: 8 }).score).toBe(1);
  expect(make({ task: 'eight', answer: 9 }).score).toBe(0);
  expect(make({ task: 'eight' }).asks).toBe(false);
  expect(make({}).score).toBeUndefined();
});
