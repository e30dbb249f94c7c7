import { figureOf } from '$frame/testing.ts';
import type { Course } from '$training/recall/job.ts';
import { CHECK_EVERY } from '$training/recall/learning.ts';
import { DISTANCES, mapCells } from '$training/recall/map.ts';
import { lanesOf } from '$training/recall/several.ts';
import { Server, type Lane, type Served } from '$training/work/serve.ts';
import { plainBackend, Work } from '$training/work/work.svelte.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { layOut } from './layout.ts';
import { RecallDistance } from './model.svelte.ts';
import { parameters, type DistanceParams } from './params.ts';
import { strings } from './strings.ts';
import { comparedInWords, exerciseInWords, verdictOf } from './words.ts';

const made: RecallDistance[] = [];
afterEach(() => made.splice(0).forEach((model) => model.destroy()));

const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 60_000 });
type Api = Served<readonly Course[], number>;

/** As if each network learned at its second test what the cell can, and guessed for ever what it cannot. */
function pretend(can: (course: Course) => boolean) {
  function* lane(course: Course): Lane<number> {
    for (let check = 1; check < course.checks; check++) {
      if (check === 2 && can(course)) return 1;
      yield 0.5;
    }
    return 0.5;
  }
  const asked: (readonly Course[])[] = [];
  const job = (courses: readonly Course[]) => {
    asked.push(courses);
    return courses.flatMap((course) => course.seeds.map(() => lane(course)));
  };
  const work = () =>
    new Work<Api>(
      () => {
        throw new Error('no workers here');
      },
      { choose: plainBackend, here: () => new Server(job) }
    );
  return { asked, works: [work(), work(), work()] as const };
}

function figure(given: Partial<DistanceParams> = {}, works: readonly Work<Api>[] = []) {
  const model = figureOf(RecallDistance, parameters, given, ...(works as [Work<Api>, Work<Api>, Work<Api>]));
  made.push(model);
  return model;
}

const upTo = (reach: Partial<Record<string, number>>) => (course: Course) =>
  course.spec.lag <= (reach[course.spec.setting.cell] ?? 0);

test('before it is played the map has a tile for every cell and distance, and nothing is known', () => {
  const model = figure();
  expect(model.rows.map(({ cell }) => cell)).toEqual(mapCells);
  for (const { tiles } of model.rows) {
    expect(tiles.map(({ k }) => k)).toEqual([...DISTANCES, 160]);
    expect(tiles.every(({ shown }) => shown.every((scores) => scores.length === 0))).toBe(true);
  }
  expect(model.truth).toBeUndefined();
  expect(verdictOf(model, strings.en)).toContain('3 networks');
});

test('the farthest distance that most seeds learned is told of each cell, and the guess stands beside the best', async () => {
  const { works } = pretend(upTo({ rnn: 10, gru: 20, lstm: 80, linear: 0 }));
  const model = figure({ guess: [2], updates: 100 }, works);
  model.play();
  await until(() => model.over);
  expect(mapCells.map((cell) => model.reach(cell))).toEqual([10, 20, 80, 0]);
  expect(model.truth).toBe(80);
  expect(model.learnedOwn).toEqual([]);
  expect(verdictOf(model, strings.en)).toBe(
    'Farthest that most seeds learned: vanilla 10, GRU 20, LSTM 80, linear –. k = 160: none.'
  );
  expect(comparedInWords(model, strings.en)).toContain('You guessed 20');
  expect(comparedInWords(model, strings.zh)).toContain('你猜的是 20');
  model.params.guess = [4];
  expect(comparedInWords(model, strings.en)).toContain('Your guess, 80');
});

test('another distance is learned at once where the map is done, and the map stays as it is', async () => {
  const { asked, works } = pretend(upTo({ rnn: 200 }));
  const model = figure({ updates: 100, seeds: 1 }, works);
  model.play();
  await until(() => model.over);
  const times = asked.length;
  const before = JSON.stringify(model.rows.map(({ tiles }) => tiles.slice(0, -1)));
  model.change({ k: 50 });
  await until(() => model.over);
  expect(asked.length).toBe(times + 1);
  expect(asked.at(-1)?.map(({ spec }) => spec.lag)).toEqual([50, 50, 50, 50]);
  expect(JSON.stringify(model.rows.map(({ tiles }) => tiles.slice(0, -1)))).toBe(before);
  expect(model.learnedOwn).toEqual(['rnn']);
});

test('a start made for the distance opens the gates, and gives the vanilla network an orthogonal matrix', () => {
  const model = figure({ start: 'told' });
  const settings = model.rows.map(({ tiles }) => tiles[0]);
  expect(settings.map(({ bias }) => bias)).toEqual([undefined, undefined, Math.log(5), undefined]);
  expect(figure().rows[2].tiles[0].bias).toBeNaN();
});

test('going back shows what there was at an earlier test', async () => {
  const { works } = pretend(upTo({ rnn: 80 }));
  const model = figure({ updates: 100 }, works);
  model.play();
  await until(() => model.over);
  model.seek(1);
  expect(model.t).toBe(1);
  expect(model.rows[0].tiles[0].shown).toEqual([[0.5], [0.5], [0.5]]);
  expect(model.values().updates).toBe(CHECK_EVERY);
  expect(model.truth).toBeUndefined();
  expect(verdictOf(model, strings.en)).toContain('Update 25');
});

test('in real workers the shortest distance is learned, by a vanilla network and a GRU', async () => {
  const model = figure({ updates: 100, seeds: 1, k: 2 });
  model.play();
  await until(() => model.over);
  expect(model.rows[0].tiles[0].learned).toBe(1);
  expect(model.rows[1].tiles[0].median.at(-1)).toBeGreaterThan(0.9);
  expect(model.values().backend).not.toBe('');
});

test('a worker that cannot start is named', async () => {
  const broken = () =>
    new Work<Api>(() => {
      throw new Error('no workers here');
    });
  const model = figure({}, [broken(), broken(), broken()]);
  model.play();
  await until(() => model.failure !== undefined);
  expect(model.failure?.kind).toBe('start');
  expect(model.playing).toBe(false);
});

test('the exercise: after ten steps a gate of one half has left less than a thousandth', () => {
  const model = figure({ task: 'fades' });
  expect(model.asks).toBe(false);
  expect(model.wanted).toBe(10);
  expect(model.score).toBe(0);
  model.change({ answer: 9 });
  expect(exerciseInWords(model, strings.en)).toContain('1/512');
  model.change({ answer: 20 });
  expect(model.score).toBe(0);
  model.change({ answer: 10 });
  expect(model.score).toBe(1);
  expect(exerciseInWords(model, strings.zh)).toContain('✓');
});

test('every network is a lane of its own', () => {
  const asked = figure().rows.flatMap(({ tiles }) => tiles.map(({ outcomes }) => outcomes.length));
  expect(asked).toEqual(Array(24).fill(3));
  expect(lanesOf([])).toBe(0);
});

test('no tile leaves the picture, and it is never too high for the stage', () => {
  for (const width of [280, 390, 720, 1100]) {
    const { height, tile, x, y } = layOut(width, mapCells.length);
    expect(height).toBeLessThanOrEqual(460);
    expect(tile.width).toBeGreaterThan(30);
    expect(x(DISTANCES.length) + tile.width).toBeLessThanOrEqual(width);
    expect(y(mapCells.length - 1) + tile.height).toBeLessThanOrEqual(height);
  }
});
