import { afterEach, expect, test } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { Network } from '$engine';
import { forget } from '$training/kept/storage.ts';
import { taughtModel, teach } from '$training/taught.svelte.ts';
import { CharLm } from './model.svelte.ts';
import { parameters, type CharParams } from './params.ts';

const sentence = 'a rose is a rose is a rose. ';
const text = (times = 40) => new Blob([sentence.repeat(times)]);
const small = { hidden: 8, rows: 2, chunk: 8, updates: 100, guess: 'skipped' } as const;

const figures: CharLm[] = [];
function make(given: Partial<CharParams> = {}): CharLm {
  const figure = figureOf(CharLm, parameters, { ...small, ...given });
  figures.push(figure);
  return figure;
}
afterEach(async () => {
  for (const figure of figures.splice(0)) figure.destroy();
  teach(undefined);
  await forget('char-lm');
});

/** Waits for what news from the worker bring. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
}
/** Trains to the goal, until what is written then stands there. */
async function trained(figure: CharLm, goal = 100): Promise<void> {
  figure.play();
  await until(() => figure.length === goal && figure.course.state === 'paused');
  await until(() => figure.sample?.updates === goal);
}
async function own(given: Partial<CharParams> = {}): Promise<CharLm> {
  const figure = make(given);
  await figure.open(text(), 'rose.txt');
  return figure;
}
const weightsOf = (figure: CharLm) => figure.course.training.timeline.head?.snapshot.weights;

test('learns a text of the reader’s own, rests where it is told to, and measures text that it did not read', async () => {
  const figure = await own();
  expect(figure.own?.survey).toMatchObject({ length: 40 * sentence.length, distinct: 8 });
  expect(figure.params.source).toBe('own');
  await trained(figure);
  expect(figure.heldOut).toBeLessThan(figure.guessing ?? 0);
  expect(figure.truth).toBe(figure.heldOut);
  expect(figure.goal).toBe(200);
  expect(figure.values()).toMatchObject({ updates: 100, vocabulary: ' .aeiors' });
});

test('a step trains one update', async () => {
  const figure = await own();
  figure.step(1);
  await until(() => figure.length === 1 && figure.course.state === 'paused');
  figure.step(1);
  await until(() => figure.length === 2 && figure.course.state === 'paused');
  expect(figure.t).toBe(2);
});

test('looked back at, it is as it was; played from there with another rate it goes on in a branch, and both stay', async () => {
  const figure = await own({ updates: 600 });
  await trained(figure, 600);
  figure.seek(520);
  expect(figure.t).toBe(520);
  await until(() => figure.course.writing?.updates === 500);
  figure.change({ rate: 0.05 });
  figure.play();
  await until(() => figure.length === 600 && figure.course.state === 'paused' && figure.course.branch === 1);
  const { lines } = figure.course;
  expect(lines.all.map(({ from }) => from?.updates)).toEqual([undefined, 500]);
  expect(lines.line(0).end).toBe(600);
  expect(figure.course.training.timeline.head?.snapshot.rate).toBe(0.05);
});

test('settings that need another run wait for play, and can be taken back', async () => {
  const figure = await own();
  await trained(figure);
  const before = weightsOf(figure);
  figure.change({ hidden: 16 });
  expect(figure.changed).toBe(true);
  figure.keepSettings();
  expect(figure.changed).toBe(false);
  expect(weightsOf(figure)).toBe(before);
  figure.change({ hidden: 16 });
  await trained(figure);
  expect(figure.changed).toBe(false);
  expect(figure.course.ghosts).toHaveLength(1);
});

test('another character at a place takes another road from there', async () => {
  const figure = await own();
  await trained(figure);
  const { writing } = figure.course;
  if (!writing) throw new Error('nothing was written');
  const token = writing.tokens[10 * writing.alternatives + 1];
  figure.pick(10);
  figure.take(10, token);
  await until(() => figure.course.writing !== writing);
  const other = figure.course.writing?.characters ?? [];
  expect(other.slice(0, 10)).toEqual(writing.characters.slice(0, 10));
  expect(other[10]).toBe(figure.course.started?.vocabulary[token]);
  expect(other).toHaveLength(writing.characters.length);
});

test('begins with a prompt, and says which of its characters the model has never seen', async () => {
  const figure = await own();
  await trained(figure);
  figure.change({ prompt: 'is a ' });
  await until(() => figure.course.writing?.given === 5);
  expect(figure.course.writing?.characters.slice(0, 5).join('')).toBe('is a ');
  figure.change({ prompt: 'ß' });
  expect(figure.problem).toEqual({ kind: 'prompt', character: 'ß' });
});

test.each<[what: string, file: Blob, kind: string]>([
  ['a picture', new Blob([Uint8Array.from({ length: 999 }, (_, i) => (i * i * 31) % 256)]), 'binary'],
  ['an empty file', new Blob([]), 'empty'],
  ['one character', new Blob(['a']), 'short'],
  ['one character again and again', new Blob(['a'.repeat(999)]), 'same'],
  ['a run that was cut off', new Blob(['UNROLLED', new Uint8Array(40).fill(9)]), 'cut']
])('%s is refused in a sentence, and the run that was there goes on', async (_, file, kind) => {
  const figure = await own();
  await trained(figure);
  const before = weightsOf(figure);
  await figure.open(file, 'x');
  expect(figure.problem).toMatchObject({ kind });
  expect(figure.own?.name).toBe('rose.txt');
  expect(weightsOf(figure)).toBe(before);
  figure.step(1);
  await until(() => figure.length === 101);
  expect(figure.problem).toBeUndefined();
});

test('a run that was saved goes on in another figure to the bit, whatever that one was set to', async () => {
  const figure = await own({ rate: 0.02 });
  await trained(figure);
  const file = await figure.file();
  const other = make({ hidden: 16, seed: 7 });
  await other.open(file ?? new Blob(), 'saved');
  expect(other.params).toMatchObject({ hidden: 8, seed: 1, rate: 0.02, source: 'own' });
  expect(other.length).toBe(100);
  expect(other.changed).toBe(false);
  for (const one of [figure, other]) {
    one.play();
    await until(() => one.length === 200 && one.course.state === 'paused');
  }
  expect(weightsOf(other)).toEqual(weightsOf(figure));
});

test('a run kept in the browser is found by the next figure, goes on to the bit, and can be forgotten', async () => {
  const figure = await own();
  await figure.setKeeping(true);
  await trained(figure);
  await figure.setKeeping(true);
  const next = make();
  await next.look();
  expect(next.found?.snapshot.updates).toBe(100);
  await next.goOn();
  for (const one of [figure, next]) {
    one.play();
    await until(() => one.length === 200 && one.course.state === 'paused');
  }
  expect(weightsOf(next)).toEqual(weightsOf(figure));
  for (const one of [figure, next]) await one.setKeeping(false);
  const last = make();
  await last.look();
  expect(last.found).toBeUndefined();
});

test('the model is handed to the other figures of the page, and its network can be taken away', async () => {
  const figure = await own();
  await trained(figure);
  const taught = taughtModel();
  expect(taught?.updates).toBe(100);
  expect(taught?.vocabulary.characters.join('')).toBe(' .aeiors');
  const pass = figure.pass();
  expect(pass?.net).toBeInstanceOf(Network);
  expect(pass?.net.data).toEqual(taught?.network.data);
});

test('a rate at which it diverges is diagnosed, and the figure goes on answering', async () => {
  const figure = await own({ rate: 10, updates: 300 });
  figure.play();
  await until(() => figure.course.diagnoses.some(({ kind }) => kind === 'diverged'));
  await until(() => figure.course.state === 'paused');
  expect(() => JSON.stringify(figure.values())).not.toThrow();
});

test('without a text of one’s own there is none to learn from, which is said', async () => {
  const figure = make({ source: 'own' });
  figure.play();
  await until(() => figure.problem !== undefined);
  expect(figure.problem).toEqual({ kind: 'no-text' });
  expect(figure.started).toBe(false);
});

test('reset forgets the run', async () => {
  const figure = await own();
  await trained(figure);
  figure.reset();
  expect([figure.t, figure.length, figure.started]).toEqual([0, 0, false]);
});
