import { readFileSync } from 'node:fs';
import { compileKernels } from '../../src/engine/index.ts';
import { effectOf, stretchesOf } from '../../src/training/cells/effect.ts';
import { following, holdsIn, targetOf, type Following } from '../../src/training/cells/follow.ts';
import { enoughOf } from '../../src/training/cells/halved.ts';
import { Bench, carry, readable } from '../../src/training/cells/network.ts';
import { read } from '../../src/training/cells/reading.ts';
import { piece } from '../../src/training/cells/writing.ts';
import { lex } from '../../src/training/detective/c-lexer.ts';
import { hypotheses, type Hypothesis } from '../../src/training/detective/hypotheses.ts';
import { characterModel } from '../../src/training/shipped/model.ts';
import { heldOutTexts } from '../../src/training/shipped/held-out.ts';
import { heldOut, models } from '../../src/training/shipped/models.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

const root = new URL('../../', import.meta.url);
const shipped = ({ file }: { file: string }) => readFileSync(new URL(`static/models/${file}`, root));
/** The shipped files: what a reader's browser computes with. */
const { id, network, characters } = characterModel('c', shipped(models.c));
const texts = heldOutTexts(shipped(heldOut.c));
const halved = enoughOf(texts);

let bench: Bench;
const known = new Map<Hypothesis, Following>();
const at = (by: Hypothesis): Following => {
  const found = known.get(by);
  if (!found) throw new Error(`Nothing is known of ${by}.`);
  return found;
};

beforeAll(async () => {
  bench = new Bench(carry(id, network, characters), await compileKernels());
  for (const by of Object.keys(hypotheses) as Hypothesis[]) {
    const turns = following(bench, halved, { by });
    let turn = turns.next();
    while (!turn.done) turn = turns.next();
    known.set(by, turn.value);
  }
}, 600_000);

describe.each(chapters(import.meta.url))('chapter 6 ($lang)', ({ text, says }) => {
  test('says what the cell set by hand holds two braces deep', () => {
    says(2 * Math.tanh(1), 2);
  });

  test('says how many cells the model has', () => {
    expect(bench.cells).toBe(256);
    expect(text.match(/256/g)?.length).toBeGreaterThan(3);
    expect(text).toMatch(/\b255\b/);
  });
});

describe('of the shipped model, on files that it has not learnt from', () => {
  test('one cell follows comments nearly everywhere, far above luck', () => {
    const { cells, luck, always } = at('comment');
    expect(cells[0].score).toBeGreaterThan(0.9);
    expect(cells[0].score).toBeGreaterThan(luck + 0.3);
    expect(cells[0].score).toBeGreaterThan(always + 0.3);
  });

  test.each<Hypothesis>(['body', 'depth', 'quoteInCode', 'conditionInCode'])(
    'a cell stands out for %s',
    (by) => {
      const { cells, luck, always } = at(by);
      expect(cells[0].score).toBeGreaterThan(Math.max(luck, always) + 0.05);
    }
  );

  test('quotes anywhere are told by all cells together, and by no single one', () => {
    const { cells, probe } = at('quote');
    expect(cells[0].score).toBeLessThan(0.6);
    expect(probe).toBeGreaterThan(cells[0].score + 0.2);
  });

  test('one cell goes along with the position in the line, all together do better', () => {
    const { cells, luck, probe } = at('column');
    expect(cells[0].score).toBeGreaterThan(luck + 0.1);
    expect(probe).toBeGreaterThan(cells[0].score + 0.05);
  });

  test('for most cells no hypothesis beats luck by much', () => {
    const named = new Set(
      [...known.values()].flatMap(({ cells, luck, always }) =>
        cells.filter(({ score }) => score > Math.max(luck, always) + 0.1).map(({ cell }) => cell)
      )
    );
    expect(named.size).toBeLessThan(128);
  });

  test('most parentheses that it opens it closes again', () => {
    let [opened, closed] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const text = piece(bench, {
        prompt: 'static int ring_init(struct ring *ring)\n{\n',
        temperature: 0.5,
        seed,
        length: 400
      });
      const { parentheses } = lex(text);
      for (let t = 1; t < text.length - 100; t++) {
        if (parentheses[t] <= parentheses[t - 1]) continue;
        opened++;
        if (parentheses.subarray(t).some((depth) => depth < parentheses[t])) closed++;
      }
    }
    expect(opened).toBeGreaterThan(50);
    expect(closed / opened).toBeGreaterThan(0.7);
  });

  test('at temperature 0 it goes round in circles', () => {
    const written = piece(bench, {
      prompt: 'static int ring_init(struct ring *ring)\n{\n',
      temperature: 0,
      seed: 1,
      length: 1000
    });
    const tail = written.slice(-60);
    expect(written.slice(0, -60)).toContain(tail);
  });

  test('held as outside, the best cell for quotes makes more than fifty strings dearer, and the rest by less', () => {
    const { cell } = at('quoteInCode').cells[0];
    // Whole files, those with the most strings for their length first, until there are more than fifty.
    const files = texts.texts.map(({ text }) => readable(text, characters));
    const density = (file: string) => strings(file) / file.length;
    const dense = files.map((file) => ({ file, share: density(file) })).sort((a, b) => b.share - a.share);
    let text = '';
    for (const { file } of dense) if (strings(text) <= 50) text += file;
    expect(strings(text)).toBeGreaterThan(50);
    const target = holdsIn(targetOf({ by: 'quoteInCode' }, text));
    const free = read(bench, text);
    const outside = Array.from(target.keys()).filter((t) => target[t] === 0);
    const value = outside.reduce((sum, t) => sum + free.c[t * 256 + cell], 0) / outside.length;
    const effect = effectOf(free.bits, read(bench, text, { cell, value }).bits, target);
    const rise = effect.inside.after - effect.inside.before;
    expect(rise).toBeGreaterThan(0.2);
    expect(rise).toBeGreaterThan(effect.outside.after - effect.outside.before);
    // Outside, nearly as before.
    expect(Math.abs(effect.outside.after - effect.outside.before)).toBeLessThan(0.1);
  }, 300_000);
});

const strings = (text: string): number => stretchesOf(holdsIn(targetOf({ by: 'quoteInCode' }, text))).length;
