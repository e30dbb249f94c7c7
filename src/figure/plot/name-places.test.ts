import { expect, test } from 'vitest';
import { namePlaces } from './name-places.ts';

test('no line runs through the name of a line, and no two names meet, however near the lines are', () => {
  const place = { width: 270, height: 210 };
  const widths = [24, 130, 120];
  for (const gap of [4, 10, 20, 40, 80])
    for (const flat of [60, 85, 110]) {
      const lines = [
        (x: number) => 190 - 0.6 * x,
        (x: number) => Math.max(flat, 190 - 0.6 * x),
        (x: number) => Math.min(205, 190 + gap - 0.6 * x)
      ];
      const names = namePlaces(lines, widths, place);
      const boxes = names.map(({ x, y }, i) => ({
        left: x - widths[i],
        right: x,
        top: y - 10,
        bottom: y + 3
      }));
      for (const [i, { left, right, top, bottom }] of boxes.entries()) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(place.width);
        const middle = (left + right) / 2;
        const nearest = lines.map((line) => Math.abs(line(middle) - (top + bottom) / 2));
        expect(nearest[i], 'no other line is clearly nearer').toBeLessThan(Math.min(...nearest) + 5);
        for (const line of lines)
          for (let x = left; x <= right; x++) expect(line(x) > top && line(x) < bottom).toBe(false);
        for (const other of boxes.slice(i + 1))
          expect(left < other.right && right > other.left && top < other.bottom && bottom > other.top).toBe(
            false
          );
      }
    }
});
