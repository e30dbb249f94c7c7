import { expect, test } from 'vitest';
import type { TextRunConfig } from './config.ts';
import { putAside } from './held-out.ts';
import { TextRun } from './run.ts';

const config: TextRunConfig = {
  text: ['the cat sat on the mat. '.repeat(30), 'a dog ate a log. '.repeat(30)],
  cell: 'lstm',
  hiddenSize: 16,
  T: 10,
  B: 3,
  optimiser: 'adam',
  rate: 0.02,
  clip: 5,
  seed: 4,
  heldOut: 0.2,
  heldOutEvery: 20
};

function measure(run: TextRun) {
  const parts = run.measuring();
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

test('the end of every document is put aside, but for those that are too short', () => {
  const documents = [100, 10, 40].map((length) => new Int32Array(length));
  const { learnt, aside } = putAside(documents, 0.1);
  expect(learnt.map(({ length }) => length)).toEqual([90, 10, 36]);
  expect(aside.map(({ length }) => length)).toEqual([10, 4]);
});

test('what is put aside is measured: at first as a guess among all characters, then as something that was learnt', () => {
  const run = new TextRun(config);
  expect(run.aside).toBe(Math.floor(720 * 0.2) + Math.floor(510 * 0.2));
  const before = measure(run);
  expect(before?.updates).toBe(0);
  expect(before?.bits).toBeCloseTo(Math.log2(run.vocabulary.size), 0);
  for (let i = 0; i < 200; i++) run.update();
  expect(measure(run)?.bits).toBeLessThan(1);
});

test('a run that is measured on the way, or whose measurement is broken off, is the run itself', () => {
  const [plain, measured] = [new TextRun(config), new TextRun(config)];
  for (let i = 0; i < 30; i++) {
    if (i % 3 === 0) measure(measured);
    else measured.measuring().next();
    expect(measured.update()).toEqual(plain.update());
  }
  expect(measured.snapshot()).toEqual(plain.snapshot());
});

test('a measurement is due once every so many updates, and again after the run went back', () => {
  const run = new TextRun(config);
  const due: number[] = [];
  const until = (updates: number) => {
    while (run.updates < updates) {
      if (run.measurementDue) {
        due.push(run.updates);
        measure(run);
      }
      run.update();
    }
  };
  until(20);
  const kept = run.snapshot();
  until(45);
  run.restore(kept);
  until(21);
  expect(due).toEqual([0, 20, 40, 20]);
});

test('a text that is too short for it is learnt from all the same', () => {
  const run = new TextRun({ ...config, text: 'to be or not' });
  expect(run.aside).toBe(0);
  expect(run.measurementDue).toBe(false);
  expect(run.update().loss).toBeGreaterThan(0);
});
