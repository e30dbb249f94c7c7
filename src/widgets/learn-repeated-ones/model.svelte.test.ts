import { afterEach, expect, test, vi } from 'vitest';
import { ParamStore } from '$frame/store.svelte.ts';
import { assertAnyHashIsSafe, assertUrlRoundTrip } from '$frame/testing.ts';
import { Learning, type LearningSpec } from '$training/detector/learning.ts';
import { handSet, withWeights } from '$training/detector/network.ts';
import { tryStarts, type Snapshot } from '$training/detector/job.ts';
import { compare } from '$training/detector/units.ts';
import type { Served } from '$training/work/serve.ts';
import { told } from '$training/work/testing.ts';
import { Work } from '$training/work/work.svelte.ts';
import { layOut } from './layout.ts';
import { LearnRepeatedOnes } from './model.svelte.ts';
import { parameters, type LearnParams } from './params.ts';
import { likenessInWords, statusOf } from './status.ts';
import { strings } from './strings.ts';

const made: LearnRepeatedOnes[] = [];
afterEach(() => made.splice(0).forEach((model) => model.destroy()));

function figure(given: Partial<LearnParams> = {}, work?: Work<Served<LearningSpec, Snapshot>>) {
  const store = new ParamStore(parameters, { ...parameters.defaults, ...given });
  const model = new LearnRepeatedOnes(store.params, work);
  made.push(model);
  return { model, store };
}

/** Waits until the worker has brought the model to where `holds` is true. */
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 20_000 });

const { en } = strings;

test('before anything is trained it shows the untrained start: its answers, and the string it fails on', () => {
  const { model } = figure();
  expect(model.t).toBe(0);
  expect(model.values()).toMatchObject({
    updates: 0,
    loss: [],
    correct: false,
    backend: 'ts',
    seedsTried: 0,
    seedsSolved: 0
  });
  expect(model.values().y).toHaveLength(9);
  expect(statusOf(model, en).then).toContain('11 should get 1');
});

test('seeking trains to there in a worker, with the same numbers as on the page', async () => {
  const { model } = figure();
  model.seek(5);
  expect(model.t).toBe(5);
  await until(() => !model.catchingUp);
  const learning = new Learning(model.spec);
  while (learning.updates < 50) learning.update();
  expect(model.shown.updates).toBe(50);
  expect(model.shown.weights).toEqual(learning.weights);
  expect(model.values().loss).toHaveLength(50);
});

test('what was trained can be seen again without training', async () => {
  const { model } = figure();
  model.seek(8);
  await until(() => !model.catchingUp);
  const loss = model.values().loss as number[];
  model.seek(3);
  expect(model.shown.updates).toBe(30);
  expect(model.values().loss).toEqual(loss.slice(0, 30));
});

test('playing runs to the end by itself, finds a detector, and says that it is not the hand-set one', async () => {
  const { model } = figure();
  model.speed = 8;
  model.play();
  expect(model.playing).toBe(true);
  await until(() => model.over);
  expect(model.playing).toBe(false);
  expect(model.t).toBe(model.length);
  expect(model.values()).toMatchObject({
    correct: true,
    counterexample: null,
    outcome: 'found',
    seedsSolved: 1
  });
  const { tone, said, then } = statusOf(model, en);
  expect(tone).toBe('good');
  expect(said).toContain('8,190');
  expect(then).toContain('Not your weights');
});

test('a pause holds the search, and playing goes on from there', async () => {
  const { model } = figure({ seed: 3 });
  model.play();
  await until(() => model.t >= 2);
  model.pause();
  const held = model.t;
  expect(model.playing).toBe(false);
  model.play();
  await until(() => model.t > held);
  const updates = model.snapshots.map((snapshot) => snapshot.updates);
  expect(updates).toEqual(updates.map((_, i) => 10 * i));
});

test('a parameter that changes begins a new search, and news of the old one are not shown', async () => {
  const { model, store } = figure();
  model.seek(20);
  store.replace({ ...store.all, seed: 3 });
  expect(model.snapshots).toHaveLength(1);
  model.seek(4);
  await until(() => !model.catchingUp);
  const learning = new Learning(model.spec);
  while (learning.updates < 40) learning.update();
  expect(model.spec.seed).toBe(3);
  expect(model.shown.weights).toEqual(learning.weights);
});

test('twenty starts are run in the worker, and come out as each does alone', async () => {
  const { model } = figure({ maximum: 300 });
  await model.tryMany();
  expect(model.tries.attempts.map(({ seed }) => seed)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  const seeds = model.tries.attempts.map(({ seed }) => seed);
  const [alone] = await told(tryStarts, { ask: { spec: model.spec, seeds } });
  expect(model.tries.attempts).toEqual(alone);
  expect(model.values()).toMatchObject({
    seedsTried: 20,
    seedsSolved: alone.filter(({ kind }) => kind === 'found').length
  });
  expect(model.tries.found).toBeGreaterThan(0);
  expect(model.tries.found).toBeLessThan(20);
});

test('starts tried with other settings are not counted', async () => {
  const { model } = figure({ maximum: 100 });
  await model.tryMany();
  model.change({ units: 2 });
  expect(model.values()).toMatchObject({ seedsTried: 0 });
});

test('a start that is picked is watched from its beginning', async () => {
  const { model, store } = figure();
  model.watch(2);
  expect(store.all.seed).toBe(2);
  await until(() => model.over);
  expect(model.diagnosis.kind).toBe('dead');
  expect(statusOf(model, en)).toMatchObject({ tone: 'bad', then: 'Try another start, or a linear output.' });
});

test('every failure is named with the numbers that say so and a way out, in both languages', async () => {
  const cases: [Partial<LearnParams>, string][] = [
    [{ seed: 2 }, 'dead'],
    [{ seed: 3, maximum: 500 }, 'stuck'],
    [{ optimiser: 'sgd', rate: 0.001, maximum: 500 }, 'falling'],
    [{ seed: 1, optimiser: 'sgd', rate: 10, head: 'linear' }, 'diverged']
  ];
  for (const [given, kind] of cases) {
    const { model } = figure(given);
    model.seek(model.length);
    await until(() => model.over);
    expect(model.diagnosis.kind).toBe(kind);
    for (const s of [strings.en, strings.zh]) {
      const { tone, said, then } = statusOf(model, s);
      expect(tone).toBe('bad');
      expect(said).toMatch(/\d/);
      expect(then).not.toBe('');
    }
    expect(JSON.parse(JSON.stringify(model.values()))).toEqual(model.values());
  }
});

test('a worker that cannot start is reported, and a fresh one can be asked for', async () => {
  let refuse = true;
  const work = new Work<Served<LearningSpec, Snapshot>>(() => {
    if (refuse) throw new Error('Workers are not allowed here.');
    return new Worker(URL.createObjectURL(new Blob(['/* never answers */'])));
  });
  const { model } = figure({}, work);
  model.play();
  await until(() => model.failure !== undefined);
  expect(model.failure).toMatchObject({ kind: 'start', message: 'Workers are not allowed here.' });
  expect(model.playing).toBe(false);
  refuse = false;
  model.restart();
  expect(model.failure).toBeUndefined();
});

test('the likeness is told in words: the same weights, the same units, some of them, none', () => {
  const words = (weights: typeof handSet) =>
    likenessInWords(compare(withWeights(weights), weights, handSet), en);
  expect(words(handSet)).toBe(en.same);
  expect(words({ ...handSet, Whh: [0, 0, -0.5, 1, 0, 0, 0, 0, 1], Wxh: [1.5, 0, 0] })).toContain('0.50');
  const edge = { Whh: [0, 0, -1, 0], Wxh: [1, 1], Why: [1, -1], h0: [0, 0] };
  expect(words(edge)).toMatch(/1 of your 3 units is there \(current\).*rising edge/);
});

test('the picture fits its width, from a phone to a projector, with any number of units', () => {
  for (const width of [288, 320, 375, 600, 700, 960]) {
    for (let units = 1; units <= 6; units++) {
      const { weights, tape } = layOut(width, units, 9, 40);
      for (const { x, units: n, cell } of [weights.learned, weights.hand]) {
        expect(x + (n + 1) * cell + 16).toBeLessThanOrEqual(width);
        expect(cell).toBeGreaterThanOrEqual(33);
      }
      expect(tape.x + tape.label + 9 * tape.column).toBeLessThanOrEqual(width + 0.001);
    }
  }
});

test('every state comes back from its link, and no link breaks it', () => {
  expect(() => assertUrlRoundTrip(parameters)).not.toThrow();
  expect(() => assertAnyHashIsSafe(parameters)).not.toThrow();
});
