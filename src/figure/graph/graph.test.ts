import { expect, test } from 'vitest';
import { bars, linear, logarithmic } from './bars.ts';
import { connect, cubic, distanceToBox, distanceToLine, elbow, nearest } from './geometry.ts';

test('boxes beside each other are joined side to side, boxes above each other from foot to head', () => {
  const box = (x: number, y: number) => ({ x, y, width: 20, height: 10 });
  const beside = connect(box(0, 0), box(60, 40)).points;
  expect([beside[0], beside[beside.length - 1]]).toEqual([
    [20, 5],
    [60, 45]
  ]);
  const above = connect(box(0, 100), box(10, 0)).points;
  expect([above[0], above[above.length - 1]]).toEqual([
    [10, 100],
    [20, 10]
  ]);
});

test('the polyline of a curve starts and ends where the curve does', () => {
  const { d, points } = cubic([0, 0], [10, 0], [20, 30], [30, 30]);
  expect(d).toBe('M0,0C10,0 20,30 30,30');
  expect([points[0], points[points.length - 1]]).toEqual([
    [0, 0],
    [30, 30]
  ]);
});

test('a corner is rounded by no more than half of either side', () => {
  expect(
    elbow(
      [
        [0, 100],
        [0, 0],
        [10, 0]
      ],
      20
    ).d
  ).toBe('M0,100L0,20Q0,0 5,0L10,0');
});

test('distances to a box and a line are measured to their nearest point', () => {
  const box = { x: 10, y: 10, width: 10, height: 10 };
  expect(distanceToBox([15, 15], box)).toBe(0);
  expect(distanceToBox([23, 24], box)).toBe(5);
  expect(
    distanceToLine(
      [5, 3],
      [
        [0, 0],
        [10, 0]
      ]
    )
  ).toBe(3);
  expect(
    distanceToLine(
      [13, 4],
      [
        [0, 0],
        [10, 0]
      ]
    )
  ).toBe(5);
  expect(nearest(3, (i) => [7, 2, 4][i], 5)).toBe(1);
  expect(nearest(3, (i) => [7, 6, 9][i], 5)).toBe(-1);
});

test('a bar shows sign and size, is cut at full length, and what is no number draws nothing', () => {
  const box = { x: 0, y: 0, width: 20, height: 40 };
  expect(bars([1, -0.5, 9, NaN, 0], box, 8, linear(1))).toBe(
    'M10,0.8h10v6.5h-10zM10,8.8h-5v6.5h5zM10,16.8h10v6.5h-10z'
  );
});

test('on the logarithmic scale every power of ten is as far from the next, and small numbers vanish', () => {
  const share = logarithmic(0.001, 10);
  expect([0.001, 0.01, 0.1, 1, 10, 1000, -0.1].map(share)).toEqual(
    [0, 0.25, 0.5, 0.75, 1, 1, -0.5].map((value) => expect.closeTo(value, 9) as number)
  );
});
