import { describe, expect, test } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { smallSource } from '$training/cells/testing.ts';
import { marked, readMarks, writeMarks } from './marks.ts';
import { CellDetective } from './model.svelte.ts';
import { outcomes, parameters, type DetectiveParams } from './params.ts';
import { strings } from './strings.ts';
import { actedInWords, goalOf, verdictOf } from './words.ts';

const code = 'void f(void)\n{\n\tg("a b", "c");\n\tif (h("d"))\n\t\tg("e f g");\n}\n'.repeat(3);
const make = (given: Partial<DetectiveParams> = {}) =>
  figureOf(CellDetective, parameters, { code, ...given }, smallSource());

/** Ranked, as the page has it ranked. */
async function ranked(given: Partial<DetectiveParams> = {}) {
  const figure = make(given);
  figure.request(false);
  await expect.poll(() => figure.ranking !== undefined && figure.reading !== undefined).toBe(true);
  return figure;
}
/** And held. */
async function held(given: Partial<DetectiveParams> = {}) {
  const figure = await ranked(given);
  figure.request(false);
  await expect.poll(() => figure.effect !== undefined).toBe(true);
  return figure;
}

test('marks are stretches, written and read alike, and what cannot be read marks nothing', () => {
  const target = readMarks('1-2,5-5,90-99', 8);
  expect(Array.from(target)).toEqual([0, 1, 1, 0, 0, 1, 0, 0]);
  expect(writeMarks(target)).toBe('1-2,5-5');
  expect(readMarks('a-b,,7', 3).includes(1)).toBe(false);
});

test('a drag marks what lies between its ends, in either direction; one that begins on a mark takes it away', () => {
  const once = marked(new Uint8Array(6), 4, 2);
  expect(Array.from(once)).toEqual([0, 0, 1, 1, 1, 0]);
  expect(Array.from(marked(once, 3, 5))).toEqual([0, 0, 1, 0, 0, 0]);
});

test('what the reader marks becomes what cells are ranked by', async () => {
  const figure = await ranked();
  figure.mark(3, 8);
  expect(figure.params.hypothesis).toBe('marks');
  expect(Array.from(figure.target.slice(2, 10))).toEqual([0, 1, 1, 1, 1, 1, 1, 0]);
  figure.request(false);
  await expect.poll(() => figure.ranking !== undefined).toBe(true);
  expect(verdictOf(figure, strings.en)).toContain('“my own marks”');
  figure.destroy();
});

test('the best cell is shown until the reader picks another, and a new hypothesis looks anew', async () => {
  const figure = await ranked();
  const best = figure.ranking?.cells[0].cell;
  expect(figure.cell).toBe(best);
  expect(figure.place).toBe(1);
  figure.pick((figure.cell + 1) % 6);
  expect(figure.cell).not.toBe(best);
  expect(figure.place).toBeGreaterThan(1);
  figure.change({ hypothesis: 'comment' });
  expect(figure.params.cell).toBe(0);
  expect(verdictOf(figure, strings.en)).toBe('Nothing in this text is inside a comment.');
  figure.destroy();
});

describe('a cell that is held', () => {
  test('is asked about before what came of it is computed', async () => {
    const figure = await ranked({ act: 'silence' });
    expect(figure.asks).toBe(true);
    figure.request(true);
    expect(figure.effect).toBeUndefined();
    figure.destroy();
  });

  test('costs what it costs inside and outside, and what is written is shown beside what would have been', async () => {
    const figure = await held({ act: 'on', guess: [0] });
    const { effect } = figure;
    expect(effect?.inside.characters).toBe(figure.target.filter((one) => one === 1).length);
    expect(outcomes).toContain(figure.outcome);
    expect(actedInWords(figure, strings.en)).toMatch(
      /^You (were right|expected: inside only)\. They cost more/
    );
    await expect.poll(() => figure.pieces.every((piece) => piece !== undefined)).toBe(true);
    expect(figure.pieces[0]).not.toBe(figure.pieces[1]);
    figure.destroy();
  });

  test('is held at what it holds on average inside, or outside, or at 0', async () => {
    const figure = await ranked({ act: 'on' });
    const mean = (wanted: number) => {
      const { c, cells } = figure.reading ?? { c: [], cells: 1 };
      const places = Array.from(figure.target.keys()).filter((t) => figure.target[t] === wanted);
      return places.reduce((sum, t) => sum + c[t * cells + figure.cell], 0) / places.length;
    };
    expect(figure.hold?.value).toBeCloseTo(mean(1), 5);
    figure.params.act = 'off';
    expect(figure.hold?.value).toBeCloseTo(mean(0), 5);
    figure.params.act = 'silence';
    expect(figure.hold?.value).toBe(0);
    figure.destroy();
  });
});

describe('exercises', () => {
  test('the cell is found when it scores nearly as well as any, and not before one is picked', async () => {
    const figure = await ranked({ task: 'find' });
    expect(figure.score).toBe(0);
    const cells = [...(figure.ranking?.cells ?? [])].sort((a, b) => a.score - b.score);
    figure.pick(cells[0].cell);
    const worst = figure.score;
    figure.pick(cells[cells.length - 1].cell);
    expect(figure.score).toBe(1);
    expect(worst).toBe(cells[cells.length - 1].score - cells[0].score <= 0.05 ? 1 : 0);
    expect(goalOf(figure, strings.en)).toBe(strings.en.tasks.find.solved);
    figure.destroy();
  });

  test('marks that one cell fits by accident solve the second; a real hypothesis does not', async () => {
    const figure = await ranked({ task: 'fails', hypothesis: 'marks', marks: '9-9,180-180' });
    const [best] = figure.ranking?.cells ?? [];
    expect(figure.score).toBe(best.chosen >= 0.8 && best.score <= (figure.ranking?.luck ?? 0) ? 1 : 0);
    expect(goalOf(figure, strings.en)).toContain(best.score.toFixed(2));
    const real = await ranked({ task: 'fails' });
    expect(real.score).toBe(0);
    figure.destroy();
    real.destroy();
  });

  test('what was foretold is held against what came', async () => {
    const figure = await held({ task: 'clamp', act: 'off', guess: 'skipped' });
    expect(figure.score).toBe(0);
    figure.params.guess = [outcomes.indexOf(figure.outcome ?? 'both')];
    expect(figure.score).toBe(1);
    figure.params.guess = [(outcomes.indexOf(figure.outcome ?? 'both') + 1) % 4];
    expect(figure.score).toBe(0);
    figure.destroy();
  });
});
