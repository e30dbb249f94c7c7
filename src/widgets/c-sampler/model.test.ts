import { describe, expect, test } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { smallSource } from '$training/cells/testing.ts';
import { ASKED, CSampler, PIECES } from './model.svelte.ts';
import { parameters, type SamplerParams } from './params.ts';
import { strings } from './strings.ts';
import { comparedWith, verdictOf } from './words.ts';

const make = (given: Partial<SamplerParams> = {}) =>
  figureOf(CSampler, parameters, { length: 40, pace: 'fast', ...given }, smallSource());

/** Where it has written as far as it was sent. */
async function writtenTo(figure: CSampler, t: number) {
  figure.seek(t);
  await expect.poll(() => figure.written.length).toBe(t);
  return figure;
}

test('it goes on from its prompt, and going back shows less of the same', async () => {
  const figure = await writtenTo(make({ prompt: 'if (' }), 30);
  const whole = figure.text.join('');
  expect(whole.startsWith('if (')).toBe(true);
  expect(figure.text).toHaveLength(34);
  figure.seek(10);
  expect(figure.text.join('')).toBe(whole.slice(0, 14));
  figure.destroy();
});

test('the same seed writes the same, another something else', async () => {
  const texts: string[] = [];
  for (const seed of [1, 1, 2]) {
    const figure = await writtenTo(make({ seed }), 40);
    texts.push(figure.text.join(''));
    figure.destroy();
  }
  expect(texts[1]).toBe(texts[0]);
  expect(texts[2]).not.toBe(texts[0]);
});

test('the last character has its place among those that could have stood there', async () => {
  const figure = await writtenTo(make({ temperature: 0 }), 12);
  expect(figure.rank).toBe(1);
  expect(figure.values().likeliest).toEqual(figure.values().character);
  expect(verdictOf(figure, strings.en)).toMatch(
    /^12 characters written\. The last was the likeliest, with \d/
  );
  figure.destroy();
});

describe('how pieces end', () => {
  test('is asked for and counted only where the reader wants it', async () => {
    const figure = make({ count: false });
    expect(figure.asks).toBe(false);
    figure.request(false);
    expect(figure.endings.every((endings) => endings === undefined)).toBe(true);
    expect(comparedWith(figure, strings.en)).toBe(strings.en.counting);
    figure.destroy();
  });

  test('waits for a guess, and stands beside it then', async () => {
    const figure = make({ count: true, guess: [7] });
    expect(figure.asks).toBe(true);
    figure.request(true);
    expect(figure.endings[ASKED]).toBeUndefined();
    figure.request(false);
    await expect.poll(() => figure.endings[ASKED], { timeout: 50_000 }).toBeDefined();
    const { closed = 0, wrong = 0, open = 0 } = figure.endings[ASKED] ?? {};
    expect(closed + wrong + open).toBe(PIECES);
    expect(comparedWith(figure, strings.en)).toContain(`you expected 7 of 20; ${closed} close`);
    figure.destroy();
  });
});
