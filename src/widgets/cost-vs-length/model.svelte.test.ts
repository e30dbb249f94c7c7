import { figureOf } from '$frame/testing.ts';
import type { Json } from '$frame/params/index.ts';
import { told } from '$training/work/testing.ts';
import { measureCosts, type Taken } from '$training/cost/job.ts';
import type { Case } from '$training/cost/counts.ts';
import { Server, type Served } from '$training/work/serve.ts';
import { plainBackend, Work } from '$training/work/work.svelte.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { layOut } from './layout.ts';
import { CostVsLength } from './model.svelte.ts';
import { LENGTHS, parameters, type CostParams } from './params.ts';
import { strings } from './strings.ts';
import { comparedInWords, exerciseInWords, verdictOf } from './words.ts';

const made: CostVsLength[] = [];
afterEach(() => made.splice(0).forEach((model) => model.destroy()));

const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 30_000 });
const list = (value: Json) => value as (number | null)[];

function figure(given: Partial<CostParams> = {}, work?: Work<Served<readonly Case[], Taken>>) {
  const model = figureOf(CostVsLength, parameters, { width: 8, ...given }, work);
  made.push(model);
  return model;
}

/** As if a machine had been found on which reading T steps takes so long. */
function onMachine(time: (one: Case) => number) {
  const job = (asks: readonly Case[]) => [
    (function* () {
      for (const one of asks) yield { median: time(one), range: [time(one), time(one)] as [number, number] };
      return undefined;
    })()
  ];
  return new Work<Served<readonly Case[], Taken>>(
    () => {
      throw new Error('no workers here');
    },
    { choose: plainBackend, here: () => new Server(job) }
  );
}

test('before anything is measured it counts work, chain and memory, and knows no time', () => {
  const values = figure({ width: 32 }).values();
  const at = LENGTHS.indexOf(128);
  expect(list(values.workRecurrent)[at]).toBe(3 * 8 * 32 ** 2 * 128);
  expect(list(values.workAttention)[at]).toBe(3 * (4 * 32 ** 2 * 128 + 32 * 128 * 129));
  expect(list(values.depthRecurrent)[at]).toBe(4 * 128);
  expect(list(values.depthAttention)[at]).toBe(10);
  expect(list(values.microsecondsAttention).every((time) => time === null)).toBe(true);
  expect(values.crossings).toEqual({
    work: { larger: 'attention', from: 128 },
    depth: { larger: 'recurrent', from: 3 },
    memory: { larger: 'attention', from: 192 },
    time: null
  });
});

test('a vanilla layer of the same width is cheaper than attention in work and memory from the first step on', () => {
  const { crossings } = figure({ cell: 'rnn' }).values() as { crossings: Record<string, object> };
  expect(crossings.work).toEqual({ larger: 'attention', from: 1 });
  expect(crossings.memory).toEqual({ larger: 'attention', from: 1 });
});

test('in generating both wait for the token before, and a third line has no cache', () => {
  const values = figure({ use: 'generate' }).values();
  expect(list(values.depthAttention)).toEqual(LENGTHS.map((T) => 5 * T));
  expect(list(values.depthRecurrent)).toEqual(LENGTHS.map((T) => 2 * T));
  expect(list(values.memoryRecurrent)).toEqual(LENGTHS.map(() => 16));
  expect(list(values.memoryAttention)).toEqual(LENGTHS.map((T) => 16 * T));
  expect(list(values.workUncached).at(-1)).toBeGreaterThan(100 * list(values.workAttention).at(-1)!);
});

test('lengths are measured one after the other in the worker, and another cell asks attention for nothing anew', async () => {
  const model = figure();
  model.seek(2);
  await until(() => !model.measuring);
  const values = model.values();
  for (const name of ['microsecondsRecurrent', 'microsecondsAttention']) {
    for (const time of list(values[name]).slice(0, 2)) expect(time).toBeGreaterThan(0);
    expect(list(values[name])[2]).toBeNull();
  }
  expect(verdictOf(model, strings.en)).toContain('T = 16');
  model.change({ cell: 'gru' });
  expect(model.taken('attention', 1)).toBeDefined();
  expect(model.taken('recurrent', 1)).toBeUndefined();
});

test('where the measured lines cross is found, and the guess stands beside it', async () => {
  const machine = onMachine(({ reader, T }) => (reader === 'attention' ? T * T : 100 * T));
  const model = figure({ guess: [0] }, machine);
  expect(comparedInWords(model, strings.en)).toContain('64 or less');
  model.play();
  await until(() => model.complete);
  expect(model.crossingOf('time')).toEqual({ larger: 'a', from: expect.closeTo(100, 6) });
  expect(model.truth).toBe(1);
  expect(comparedInWords(model, strings.en)).toContain('65 to 256');
  expect(comparedInWords(model, strings.zh)).toContain('65 到 256');
  expect(verdictOf(model, strings.en)).toContain('about T = 100');
});

test('a machine on which attention is never slower is told as such', async () => {
  const model = figure(
    { guess: [3] },
    onMachine(({ reader }) => (reader === 'attention' ? 1 : 2))
  );
  model.play();
  await until(() => model.complete);
  expect(model.truth).toBe(3);
  expect(verdictOf(model, strings.en)).toContain('LSTM took longer at every length');
  expect(comparedInWords(model, strings.en)).toContain('is what was measured');
});

test('a worker that cannot start is named', async () => {
  const model = figure(
    {},
    new Work<Served<readonly Case[], Taken>>(() => {
      throw new Error('no workers here');
    })
  );
  model.step(1);
  await until(() => model.failure !== undefined);
  expect(model.failure?.kind).toBe('start');
});

test.each([
  [{ task: 'cross', width: 64 }, 256],
  [{ task: 'cache', width: 16, cell: 'gru' }, 48],
  [{ task: 'processors', width: 16, cell: 'rnn' }, 384]
] as const)('the exercise %o has one right answer, and a wrong one gets a hint', (given, wanted) => {
  const model = figure(given);
  expect(model.asks).toBe(false);
  expect(model.wanted).toBe(wanted);
  expect(model.score).toBe(0);
  model.change({ answer: wanted });
  expect(model.score).toBe(1);
  expect(exerciseInWords(model, strings.en)).toContain('✓');
  const said = [wanted - 1, wanted * 2, 2 * given.width, 7].map((answer) => {
    model.change({ answer });
    expect(model.score).toBe(0);
    return exerciseInWords(model, strings.zh);
  });
  expect(new Set(said).size).toBeGreaterThan(1);
});

test('the job that the worker serves takes what the figure asks for', async () => {
  const asks: Case[] = [{ reader: 'attention', cell: 'rnn', width: 8, T: 8, use: 'train' }];
  let time = 0;
  const [taken] = await told(
    measureCosts(() => (time += 10)),
    { ask: asks }
  );
  expect(taken).toHaveLength(1);
});

test('no panel leaves the picture, and it is never too high for the stage', () => {
  for (const width of [280, 390, 720, 1100]) {
    const { height, places } = layOut(width);
    expect(height).toBeLessThanOrEqual(460);
    for (const place of Object.values(places)) {
      expect(place.width).toBeGreaterThan(60);
      expect(place.x + place.width).toBeLessThanOrEqual(width);
      expect(place.y + place.height).toBeLessThanOrEqual(height);
    }
  }
});
