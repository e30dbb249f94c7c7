import { afterEach, expect, test, vi } from 'vitest';
import { CHECK_EVERY, hasLearned, RecallLearning } from '$training/recall/learning.ts';
import type { Course } from '$training/recall/job.ts';
import { median } from '$training/outcomes.ts';
import { Server, type Lane, type Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import { readHash } from '$frame/params/index.ts';
import { ParamStore } from '$frame/store.svelte.ts';
import figure from './index.ts';
import { layoutOf } from './layout.ts';
import { RnnVsLstm } from './model.svelte.ts';
import { parameters, type RecallParams } from './params.ts';
import { strings } from './strings.ts';
import { keepsInWords, nameOf, shareText, trainingInWords, verdictOf } from './words.ts';

type Side = Work<Served<Course, number>>;

const made: RnnVsLstm[] = [];
afterEach(() => made.splice(0).forEach((model) => model.destroy()));

/** Small and soon learned: a vanilla orthogonal network against an LSTM with its gate open. */
const small: Partial<RecallParams> = {
  lag: 5,
  hidden: 8,
  rate: 0.01,
  seeds: 2,
  updates: 400,
  rightForget: 'log'
};
function make(given: Partial<RecallParams> = small, left?: Side, right?: Side) {
  const store = new ParamStore(parameters, { ...parameters.defaults, ...given });
  const model = new RnnVsLstm(store.params, left, right);
  made.push(model);
  return { model, store };
}
/** Waits until the workers have brought the model to where `holds` is true. */
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 50_000 });

test('at first nothing is trained, and one string of the task is shown with its answer', () => {
  const { model } = make({});
  expect(model.t).toBe(0);
  expect(model.playing).toBe(false);
  const values = model.values() as Record<string, never[]> & { wanted: number };
  expect(values.value).toHaveLength(51);
  expect(values.mark).toEqual([1, ...Array<number>(50).fill(0)]);
  expect(values.wanted).toBe(values.value[0] > 0 ? 1 : 0);
  expect(values.scoresLeft).toEqual([]);
  expect(values).toMatchObject({ learned: { left: 0, right: 0 }, forgetBias: { left: null, right: 1 } });
  expect(trainingInWords(model, strings.en)[0]).toContain('Press play');
});

test('both sides read the same strings, and may have the same number of units or of parameters', () => {
  const { model } = make({});
  expect(model.courses.left.seeds).toEqual(model.courses.right.seeds);
  expect(model.courses.left.spec).toMatchObject({ task: 'recall', lag: 50, rate: 0.005 });
  expect(model.values().units).toEqual({ left: 16, right: 16 });
  model.change({ same: 'parameters' });
  expect(model.right).toMatchObject({ units: 16, parameters: 1314 });
  expect(model.left.units).toBeGreaterThan(30);
  expect(Math.abs(model.left.parameters - 1314)).toBeLessThan(40);
});

test('seeking trains both sides to there, with the numbers that each network has alone', async () => {
  const { model } = make();
  model.seek(2);
  await until(() => !model.catchingUp);
  const { scoresLeft, scoresRight } = model.values() as Record<string, number[][]>;
  // Another backend may round the last bits otherwise: a few of 240 answers.
  const tolerance = model.backend === 'ts' ? 0 : 0.05;
  for (const [told, course] of [
    [scoresLeft, model.courses.left],
    [scoresRight, model.courses.right]
  ] as const) {
    const alone = new RecallLearning(course.spec, 2);
    for (const scores of told) {
      for (let i = 0; i < CHECK_EVERY; i++) alone.update();
      expect(Math.abs(scores[1] - alone.test())).toBeLessThanOrEqual(tolerance);
    }
  }
  model.seek(0);
  expect(model.values().scoresLeft).toEqual([]);
});

test('played, both sides learn a short distance, and the result stays when another setting has been tried', async () => {
  const { model } = make();
  model.play();
  expect(model.playing).toBe(true);
  await until(() => model.over);
  expect(model.playing).toBe(false);
  expect(model.t).toBe(model.length);
  expect(model.values()).toMatchObject({ learned: { left: 2, right: 2 } });
  const { left, right } = model.values().updatesNeeded as Record<string, number[]>;
  for (const updates of [...left, ...right]) expect(updates % CHECK_EVERY).toBe(0);
  expect(trainingInWords(model, strings.en)).toEqual([
    `Left (vanilla, tanh, orthogonal): 2 of 2 learned it, after ${median(left)} updates (median).`,
    `Right (LSTM, forget bias log k): 2 of 2 learned it, after ${median(right)} updates (median).`
  ]);
  model.change({ rightForget: 'zero' });
  expect(model.t).toBe(0);
  model.change({ rightForget: 'log' });
  expect(model.values()).toMatchObject({ learned: { left: 2, right: 2 } });
});

test('a pause holds both sides, and playing goes on from there', async () => {
  const { model } = make({ lag: 20, seeds: 2, updates: 400 });
  model.play();
  await until(() => model.t >= 2);
  model.pause();
  const held = model.t;
  const before = model.values().scoresRight as number[][];
  expect(model.playing).toBe(false);
  model.play();
  await until(() => model.t > held || model.over);
  model.pause();
  expect((model.values().scoresRight as number[][]).slice(0, held)).toEqual(before);
});

test('a reset forgets what was learned', async () => {
  const { model } = make();
  model.step(1);
  await until(() => !model.catchingUp);
  expect(model.t).toBe(1);
  model.reset();
  expect(model.values()).toMatchObject({ updates: 0, scoresLeft: [] });
  expect(model.history.of(model.courses.left).news).toEqual([[], []]);
});

const noWorker = () => {
  throw new Error('Workers are not allowed here.');
};

test('a worker that cannot start is reported, and a fresh one can be asked for', async () => {
  const { model } = make(small, new Work(noWorker));
  model.play();
  await until(() => model.failure !== undefined);
  expect(model.failure).toMatchObject({ kind: 'start', message: 'Workers are not allowed here.' });
  expect(model.playing).toBe(false);
  model.restart();
  expect(model.failure).toBeUndefined();
});

/** A side on which training ends at once, with the scores that a setting is given. */
function told(scoreOf: (course: Course) => number): Side {
  function* scores(course: Course): Lane<number> {
    const score = scoreOf(course);
    for (let check = 1; check < course.checks && !hasLearned(course.spec.task, score); check++) yield score;
    return score;
  }
  const job = (course: Course) => course.seeds.map(() => scores(course));
  return new Work(noWorker, { here: () => new Server(job) });
}

test('win-at-lag: each side that learns within the updates given is half of it, and failures are told apart', async () => {
  const given = { goal: 'win-at-lag', leftStart: 'pytorch', rightForget: 'one', updates: 100 } as const;
  const left = told(({ spec }) => (spec.setting.start === 'orthogonal' ? 1 : 0.5));
  const right = told(({ spec }) => (spec.setting.forget === 'log' ? 1 : 0.5));
  const { model } = make(given, left, right);
  const play = async () => {
    model.play();
    await until(() => model.over);
    return { score: model.score, said: verdictOf(model, strings.en)?.text };
  };
  expect(model.score).toBe(0);
  expect(verdictOf(model, strings.en)).toBeUndefined();
  expect(await play()).toEqual({ score: 0, said: strings.en.goalNone });
  model.change({ leftStart: 'orthogonal' });
  expect(await play()).toEqual({ score: 0.5, said: strings.en.goalLeft });
  model.change({ rightForget: 'log' });
  expect(await play()).toEqual({ score: 1, said: strings.en.goalBoth });
  model.change({ leftStart: 'pytorch' });
  expect(await play()).toEqual({ score: 0.5, said: strings.en.goalRight });
});

test('the exercise keeps a vanilla network with tanh on the left and an LSTM on the right', () => {
  const { params } = readHash(parameters, 'v=1&goal=win-at-lag&leftCell=lstm&rightCell=relu');
  expect(params).toMatchObject({ leftCell: 'rnn', rightCell: 'lstm' });
  const relu = readHash(parameters, 'v=1&goal=win-at-lag&leftCell=relu&leftStart=identity');
  expect(relu.params).toMatchObject({ leftCell: 'rnn', leftStart: 'identity' });
  expect(make({ goal: 'free' }).model.score).toBeUndefined();
});

test('what the start says about keeping is the power of its forget gate', () => {
  const { model } = make({});
  expect(keepsInWords(model.right, 50, strings.en)).toBe(
    'A forget gate at 0.73 leaves 2·10⁻⁷ after 50 steps.'
  );
  expect(keepsInWords(model.left, 50, strings.en)).toBe(strings.en.noGate);
  model.change({ rightForget: 'log' });
  expect(keepsInWords(model.right, 50, strings.en)).toBe(
    'A forget gate at 0.980 leaves 0.37 after 50 steps.'
  );
  expect([0.37, 0.0019, 9.6e-5, 1e-12].map(shareText)).toEqual(['0.37', '2·10⁻³', '10⁻⁴', '10⁻¹²']);
});

test('settings are named in few words', () => {
  const name = (cell: 'rnn' | 'lstm', start: 'pytorch' | 'orthogonal', forget: 'drawn' | 'log') =>
    nameOf({ cell, start, forget }, strings.en);
  expect(name('rnn', 'orthogonal', 'log')).toBe('vanilla, tanh, orthogonal');
  expect(name('lstm', 'pytorch', 'drawn')).toBe('LSTM, PyTorch’s start');
  expect(name('lstm', 'pytorch', 'log')).toBe('LSTM, forget bias log k');
  expect(name('lstm', 'orthogonal', 'log')).toBe('LSTM, orthogonal, forget bias log k');
});

test('no part of the picture leaves it, from the narrowest phone to the widest page', () => {
  for (let width = 280; width <= 1440; width += 20) {
    const { panels, height, example } = layoutOf(width);
    for (const { x, y, width: own, height: tall } of panels) {
      expect(x + own).toBeLessThanOrEqual(width);
      expect(y + tall).toBeLessThanOrEqual(height);
      expect(y).toBeGreaterThanOrEqual(example.height);
      expect(own).toBeGreaterThan(270);
    }
  }
});

test('the state is told in words, in both languages', () => {
  const { model } = make({});
  expect(figure.definition.describe(model, strings.en, 'en')).toMatch(
    /^recall a bit, 50 steps\. vanilla, tanh, orthogonal \/ LSTM, forget bias 1\. A bit has to be kept for 50 steps\. Who will/
  );
  expect(figure.definition.describe(model, strings.zh, 'zh')).toMatch(/^回忆一个比特，50 步。.*哪一边/);
});
