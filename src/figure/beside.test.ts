import { expect, test } from 'vitest';
import { beside, lengthOf } from './beside.ts';

test('what is said beside a mark stays inside the plot, or is not put there at all', () => {
  for (const text of [
    'to w = 150, b = 314',
    'not clipped: to w = 150, b = 314',
    '不裁剪：到 w = 150，b = 314'
  ]) {
    for (const width of [230, 445]) {
      for (let x = 0; x <= width; x += 5) {
        const place = beside(x, lengthOf(text), width);
        if (!place) {
          expect(lengthOf(text)).toBeGreaterThan(Math.max(x, width - x) - 16);
          continue;
        }
        const from = place.right ? place.x - lengthOf(text) : place.x;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from + lengthOf(text)).toBeLessThanOrEqual(width);
      }
    }
  }
});
