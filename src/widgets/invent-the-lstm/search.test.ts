import { expect, test } from 'vitest';
import { failureOf, tasks } from './tasks.ts';
import { ALL, read, readByParts, type Settings } from './unit.ts';

const none: Settings = { w: 1, u: 1, iw: 0, ib: 0, fw: 0, fb: 0, ow: 0, ob: 0 };
const range = (from: number, to: number, n: number) =>
  Array.from({ length: n + 1 }, (_, k) => from + ((to - from) * k) / n);
/** Where a gate can stand without and with its cue: a few places between its ends. */
const gates = [-20, -4, -2, -1, 0, 1, 2, 4, 20].flatMap((bias) =>
  [-40, -6, -3, 0, 3, 6, 40].map((cue) => [bias, Math.max(-20, Math.min(20, cue))] as const)
);
const worst = (stage: number, parts: number, settings: Settings) =>
  failureOf(tasks[stage - 1], parts, settings)?.worst ?? 0;

test('no vanilla unit keeps three different values, anywhere in the range of its sliders', () => {
  let best = Infinity;
  for (const w of range(0, 3, 150))
    for (const u of range(0, 10, 200)) best = Math.min(best, worst(1, 0, { ...none, w, u }));
  expect(best).toBeGreaterThan(tasks[0].tolerance);
});

test('no unit without a write gate keeps the value with the cue', () => {
  let best = Infinity;
  for (const u of range(0, 10, 1000)) best = Math.min(best, worst(2, 1, { ...none, u }));
  expect(best).toBeGreaterThan(2 * tasks[1].tolerance);
});

test('no unit without an erase gate drops what it holds', () => {
  let best = Infinity;
  for (const u of range(0, 10, 40))
    for (const [ib, iw] of gates) best = Math.min(best, worst(3, 2, { ...none, u, ib, iw }));
  expect(best).toBeGreaterThan(2 * tasks[2].tolerance);
});

test('no unit without a reveal gate is silent until it is asked', () => {
  let best = Infinity;
  for (const u of range(0, 10, 10))
    for (const [ib, iw] of gates)
      for (const [fb, fw] of gates) best = Math.min(best, worst(4, 3, { ...none, u, ib, iw, fb, fw }));
  expect(best).toBeGreaterThan(2 * tasks[3].tolerance);
});

test('no unit without squashed content counts a shout as one vote', () => {
  let best = Infinity;
  for (const u of [...range(0, 0.1, 20), ...range(0.1, 10, 40)])
    for (const [ib, iw] of gates) {
      const settings = { ...none, u, ib, iw, fb: 20, ob: -20, ow: 20 };
      best = Math.min(best, worst(5, 4, settings));
      best = Math.min(best, worst(5, 4, { ...settings, ob: 0, ow: 0 }));
    }
  expect(best).toBeGreaterThan(tasks[4].tolerance);
});

test('no unit that tells its count as it is answers one vote and five alike', () => {
  let best = Infinity;
  for (const u of [...range(0, 1, 10), ...range(1, 10, 6)])
    for (const [ib, iw] of gates)
      for (const [fb, fw] of gates)
        for (const o of [0.25, 0.5, 0.75, 1]) {
          // Silent until it is asked: o · σ(20), with o in the content's place.
          const offered = {
            ...none,
            u,
            ib,
            iw,
            fb,
            fw,
            ob: -20,
            ow: o === 1 ? 40 : 20 + Math.log(o / (1 - o))
          };
          best = Math.min(best, worst(6, 5, offered));
        }
  expect(best).toBeGreaterThan(tasks[5].tolerance);
});

test('with its part every task can be done', () => {
  const gate = { iw: 16, ib: -8, fw: -16, fb: 8, ow: 16, ob: -8 };
  const done = [
    { ...none, u: 1 },
    { ...none, iw: 16, ib: -8 },
    { ...none, iw: 16, ib: -8, fw: -16, fb: 8 },
    { ...none, ...gate },
    { ...none, ...gate, u: 8 },
    { ...none, ...gate, u: 8 }
  ];
  done.forEach((settings, k) =>
    expect(failureOf(tasks[k], k + 1, settings), `task ${k + 1}`).toBeUndefined()
  );
});

test('the finished unit is an LSTM: the engine’s numbers are those of the six parts', () => {
  for (const settings of [
    { ...none, u: 2, iw: 3, ib: -1, fw: -2, fb: 1.5, ow: 4, ob: -2 },
    { ...none, u: 0.3, iw: -1, ib: 0.5, fw: 2, fb: -0.5, ow: 1, ob: 0.2 }
  ])
    for (const { offers } of tasks[4].cases) {
      const byEngine = read(ALL, settings, offers);
      const byParts = readByParts(ALL, settings, offers);
      for (const key of ['c', 'y', 'i', 'f', 'o'] as const)
        byEngine[key].forEach((value, t) => expect(value).toBeCloseTo(byParts[key][t], 12));
    }
});
