import { describe, expect, test } from 'vitest';
import { heightOf, placeAt } from './place.ts';

const english = [
  { id: 'task', top: 100 },
  { id: 'weights', top: 500 },
  { id: 'limits', top: 900 }
];
const chinese = [
  { id: 'task', top: 80 },
  { id: 'weights', top: 280 },
  { id: 'limits', top: 680 }
];

describe('a place in the text', () => {
  test('half-way through a section is half-way through the same section of the other language', () => {
    const place = { id: 'weights', share: 0.5 };
    expect(placeAt(english, 700, 2000)).toEqual(place);
    expect(heightOf(chinese, place, 1500)).toBe(480);
  });

  test('in the last section goes by the end of the text', () => {
    expect(placeAt(english, 1450, 2000)).toEqual({ id: 'limits', share: 0.5 });
    expect(heightOf(chinese, { id: 'limits', share: 0.5 }, 1680)).toBe(1180);
  });

  test('above the first heading is the start of the page', () => {
    expect(placeAt(english, 0, 2000)).toBeUndefined();
  });

  test('is unknown where the other text lacks the heading', () => {
    expect(heightOf(chinese, { id: 'extra', share: 0 }, 1000)).toBeUndefined();
  });
});
