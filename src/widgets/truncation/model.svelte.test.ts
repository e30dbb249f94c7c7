import { afterEach, expect, test, vi } from 'vitest';
import { CHECK_EVERY, LagLearning } from '$training/lag/learning.ts';
import type { Check, Course } from '$training/lag/job.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import { ParamStore } from '$frame/store.svelte.ts';
import { borderBefore, smallest } from './exercises.ts';
import { lesson, STEPS } from '$training/lag/lesson.ts';
import { matrices, truncatedGradient } from '$training/lag/truncated.ts';
import figure from './index.ts';
import { layoutOf } from './layout.ts';
import { Truncation } from './model.svelte.ts';
import type { Tally } from '$training/lag/tally.ts';
import { parameters, type TruncationParams } from './params.ts';
import { strings } from './strings.ts';
import { gradientInWords, trainingInWords, verdictOf } from './words.ts';

const made: Truncation[] = [];
afterEach(() => made.splice(0).forEach((model) => model.destroy()));

function make(given: Partial<TruncationParams> = {}, work?: Work<Served<Course, Check>>) {
  const store = new ParamStore(parameters, { ...parameters.defaults, ...given });
  const model = new Truncation(store.params, work);
  made.push(model);
  return { model, store };
}

/** Waits until the worker has brought the model to where `holds` is true. */
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 50_000 });

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i], 0);

test('a window that holds the whole chain cuts nothing: both gradients are one', () => {
  const { model } = make({ window: STEPS });
  for (const matrix of matrices) {
    expect(model.pairs[matrix].second).toBe(model.pairs[matrix].first);
    expect(model.pairs[matrix].angle).toBe(0);
  }
});

test('lengths and angles are those of the dot product, and the head loses nothing to the knife', () => {
  const { model } = make({ window: 4, lag: 6 });
  const given = lesson(1, 'orthogonal', 6);
  const exact = truncatedGradient(given, STEPS);
  const cut = truncatedGradient(given, 4);
  for (const matrix of matrices) {
    const pair = model.pairs[matrix];
    expect(pair.first).toBeCloseTo(Math.sqrt(dot(exact[matrix], exact[matrix])), 12);
    expect(pair.second).toBeCloseTo(Math.sqrt(dot(cut[matrix], cut[matrix])), 12);
    const cosine = dot(exact[matrix], cut[matrix]) / (pair.first * pair.second);
    expect(Math.cos((pair.angle * Math.PI) / 180)).toBeCloseTo(cosine, 12);
  }
  expect(model.pairs.Why.angle).toBeCloseTo(0, 9);
  expect(model.pairs.Wxh.angle).toBeGreaterThan(45);
});

test('clearing the state changes the forward pass, so even the head’s gradient', () => {
  expect(make({ window: 4, clear: true }).model.pairs.Why.angle).toBeGreaterThan(5);
  const { model } = make({ window: STEPS, clear: true });
  expect(model.pairs.Whh.angle).toBe(0);
});

test('before anything is trained it says what the knife does, and what play will do', () => {
  const { model } = make();
  expect(model.t).toBe(0);
  expect(model.values()).toMatchObject({
    window: 4,
    lag: 6,
    answersSeen: 0,
    updates: 0,
    accuracy: [],
    learned: 0
  });
  expect(gradientInWords(model, strings.en)).toContain('No answer meets its bit');
  expect(trainingInWords(model, strings.en)[0]).toContain('Press play');
});

test('seeking trains twenty networks to there, with the numbers that each has alone', async () => {
  const { model } = make({ lag: 3, window: 3 });
  model.seek(1);
  await until(() => !model.catchingUp);
  const { backend } = document.documentElement.dataset;
  const accuracy = model.values().accuracy as number[][];
  expect(accuracy).toHaveLength(1);
  expect(accuracy[0]).toHaveLength(10);
  const alone = new LagLearning(model.course.spec, 2, 'frozen');
  for (let update = 0; update < CHECK_EVERY; update++) alone.update();
  // Another backend may round the last bits otherwise: a few of 3,072 answers.
  const tolerance = backend === 'ts' ? 0 : 0.01;
  expect(
    Math.abs((model.values().accuracyFrozen as number[][])[0][1] - alone.accuracy())
  ).toBeLessThanOrEqual(tolerance);
  model.seek(0);
  expect(model.values().accuracy).toEqual([]);
});

test('played with a window beyond the lag, all ten learn, and the result stays when the knife comes back', async () => {
  const { model } = make({ lag: 2, window: 4 });
  model.play();
  expect(model.playing).toBe(true);
  await until(() => model.over);
  expect(model.playing).toBe(false);
  expect(model.t).toBe(model.length);
  expect(model.values()).toMatchObject({ learned: 10, answersSeen: 2, learnedByWindow: [[4, 10]] });
  const cleared = model.values().accuracyCleared as number;
  expect(Math.abs(cleared - 0.75)).toBeLessThan(0.03);
  const [said, meaning] = trainingInWords(model, strings.en);
  expect(said).toContain('10 of 10 learned it');
  expect(meaning).toContain('memory reaches across');
  model.change({ window: 9 });
  expect(model.t).toBe(0);
  expect(model.values()).toMatchObject({ learned: 0, learnedByWindow: [[4, 10]] });
  model.change({ window: 4 });
  expect(model.values().learned).toBe(10);
});

test('results of another lag are not shown', async () => {
  const { model } = make({ lag: 1, window: 4, updates: 100 });
  model.play();
  await until(() => model.over);
  model.change({ lag: 2 });
  expect(model.values()).toMatchObject({ learnedByWindow: [], learned: 0 });
});

test('a pause holds the networks, and playing goes on from there', async () => {
  const { model } = make({ lag: 6, window: 5, updates: 300 });
  model.play();
  await until(() => model.t >= 2);
  model.pause();
  const held = model.t;
  const accuracy = model.values().accuracy as number[][];
  expect(model.playing).toBe(false);
  model.play();
  await until(() => model.t > held);
  model.pause();
  expect((model.values().accuracy as number[][]).slice(0, held)).toEqual(accuracy);
});

test('a sweep tries window after window, and stops when the reader takes the knife', async () => {
  const { model } = make({ lag: 1, window: 6, updates: 100 });
  model.sweep();
  await until(() => model.tallies.trained.filter(({ over }) => over).length >= 2);
  expect(model.tallies.trained.map(({ window }) => window).slice(0, 2)).toEqual([1, 2]);
  model.change({ window: 12 });
  expect(model.sweeping).toBe(false);
  expect(model.playing).toBe(false);
});

test('a worker that cannot start is reported, and a fresh one can be asked for', async () => {
  const work = new Work<Served<Course, Check>>(() => {
    throw new Error('Workers are not allowed here.');
  });
  const { model } = make({}, work);
  model.play();
  await until(() => model.failure !== undefined);
  expect(model.failure).toMatchObject({ kind: 'start', message: 'Workers are not allowed here.' });
  expect(model.playing).toBe(false);
  model.restart();
  expect(model.failure).toBeUndefined();
});

test('where the gradient stops: only the first step of the loss’s chunk solves it, and each wrong answer is told why', () => {
  const { model } = make({ task: 'where-stops', window: 5, loss: 18 });
  const answer = (guess: number) => {
    model.params.guess = guess;
    model.check();
    return { score: model.score, said: verdictOf(model, strings.en)?.text };
  };
  expect(model.score).toBe(0);
  expect(verdictOf(model, strings.en)).toBeUndefined();
  expect(answer(15)).toMatchObject({ score: 0, said: expect.stringContaining('border after step 15') });
  expect(answer(17)).toMatchObject({ score: 0, said: expect.stringContaining('so does an earlier one') });
  expect(answer(20)).toMatchObject({ score: 0, said: expect.stringContaining('comes after the loss') });
  expect(model.bordersShown).toBe(false);
  expect(answer(16)).toMatchObject({ score: 1, said: expect.stringContaining('begins at step 16') });
  expect(model.bordersShown).toBe(true);
});

test('every setting of that exercise has exactly one right step', () => {
  for (let window = 1; window <= STEPS; window++) {
    const { model } = make({ task: 'where-stops', window, loss: 19 });
    expect(model.earliest).toBe(Math.floor(18 / window) * window + 1);
  }
});

const tally = (window: number, learned: number, over = true): Tally => ({
  window,
  learned,
  over,
  outcomes: []
});

test('the smallest window needs evidence on both sides of it', () => {
  expect(smallest([])).toMatchObject({ kind: 'nothing', score: 0 });
  expect(smallest([tally(4, 0), tally(5, 7)])).toMatchObject({ kind: 'fails', window: 5, score: 0 });
  expect(smallest([tally(9, 10), tally(5, 2)])).toMatchObject({ kind: 'unproved', window: 9, score: 0.5 });
  expect(smallest([tally(9, 10), tally(6, 9), tally(5, 2)])).toMatchObject({
    kind: 'solved',
    window: 6,
    below: 2,
    score: 1
  });
  expect(smallest([tally(6, 9), tally(5, 2, false)])).toMatchObject({ kind: 'unproved', score: 0.5 });
  expect(smallest([tally(1, 10)])).toMatchObject({ kind: 'solved', score: 1 });
});

test('the border met first on the way back is named, and none inside the chunk', () => {
  expect(borderBefore(18, 12, 5)).toBe(15);
  expect(borderBefore(18, 16, 5)).toBeNull();
  expect(borderBefore(3, 1, 5)).toBeNull();
});

test('with the state cleared, the exercise is not solved', () => {
  const { model } = make({ task: 'smallest-window', clear: true });
  expect(model.score).toBe(0);
  expect(verdictOf(model, strings.en)?.text).toBe(strings.en.smallestClear);
});

test('no part of the picture leaves it, from the narrowest phone to the widest page', () => {
  for (let width = 280; width <= 1440; width += 20) {
    for (const parts of ['all', 'pairs', 'chain'] as const) {
      const { scale, chain, axis, vectors, curves, knife, legend, height, below } = layoutOf(width, parts);
      expect(scale.left + STEPS * scale.cell).toBeLessThanOrEqual(width);
      expect(scale.cell).toBeGreaterThan(10);
      expect(knife.y).toBeGreaterThan(legend.y);
      expect(chain.numbers).toBeLessThanOrEqual(height);
      if (parts === 'chain') continue;
      if (parts === 'all') expect(axis.y + 30).toBeLessThanOrEqual(height);
      if (vectors.beside) expect(vectors.y + 3 * vectors.height).toBeLessThanOrEqual(height);
      expect(vectors.x + vectors.width * (vectors.beside ? 1 : 3)).toBeLessThanOrEqual(width);
      expect(curves.x + curves.width).toBeLessThanOrEqual(width);
      expect(curves.y + curves.height).toBeLessThanOrEqual(below);
    }
  }
});

test('the state is told in words, in both languages', () => {
  const { model } = make();
  expect(figure.definition.describe(model, strings.en, 'en')).toMatch(
    /^Window 4, lag 6\. No answer .* Press play/
  );
  expect(figure.definition.describe(model, strings.zh, 'zh')).toMatch(/^窗口 4，延迟 6。.*点“播放”/);
  model.change({ window: STEPS });
  expect(gradientInWords(model, strings.en)).toBe(strings.en.whole);
  const { model: given } = make({ task: 'where-stops' });
  expect(figure.definition.describe(given, strings.en, 'en')).toContain('The loss at step 18 goes back');
});
