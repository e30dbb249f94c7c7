import { expect, test } from 'vitest';
import { scaleOf } from './scale.ts';
import { decades, exponentsIn, roundDecades, ticksOf } from './ticks.ts';

const labels = (...given: Parameters<typeof ticksOf>) => ticksOf(...given).map(({ label }) => label);

test('a linear axis carries as many round numbers as there is room for, with a true minus sign', () => {
  expect(labels({ domain: [-1, 1] }, [0, 200], 40)).toEqual(['−1', '−0.5', '0', '0.5', '1']);
  expect(labels({ domain: [0, 2000] }, [0, 280], 70)).toEqual(['0', '500', '1000', '1500', '2000']);
});

test('an axis of steps carries whole numbers only', () => {
  expect(labels({ domain: [0, 2], whole: true }, [0, 500], 70)).toEqual(['0', '1', '2']);
});

test('a logarithmic axis carries powers of ten, at round distances where there is little room', () => {
  expect(labels({ domain: [0.004, 120], scale: 'log' }, [200, 0], 24)).toEqual([
    '10⁻²',
    '10⁻¹',
    '1',
    '10',
    '10²'
  ]);
  expect(exponentsIn([-78, 1], 5)).toEqual([-60, -40, -20, 0]);
});

test('an axis of exponents reaches where no double does', () => {
  const axis = { domain: [-400, 0], scale: 'exponent' } as const;
  expect(labels(axis, [100, 0], 24)).toEqual(['10⁻⁴⁰⁰', '10⁻³⁰⁰', '10⁻²⁰⁰', '10⁻¹⁰⁰', '1']);
  expect(scaleOf(axis, [100, 0])(-100)).toBe(25);
});

test('ticks stand where their values do', () => {
  expect(
    ticksOf({ domain: [1, 100], scale: 'log', ticks: [10], format: (value) => `${value} kB` }, [0, 50], 24)
  ).toEqual([{ at: 25, label: '10 kB' }]);
});

test('values beyond an axis stand at its end if they are to', () => {
  const axis = { domain: [-3, 1], scale: 'exponent', clamp: true } as const;
  expect([-Infinity, -9, 7].map(scaleOf(axis, [100, 0]))).toEqual([100, 100, 0]);
});

test('decades hold all that is finite, what is always shown, and stop where they are told to', () => {
  expect(decades([0, -77.5, -Infinity, NaN], [-8, 1])).toEqual([-78, 1]);
  expect(decades([], [-8, 1])).toEqual([-8, 1]);
  expect(decades([-9, 40], [-3, 1], [-5, 12])).toEqual([-5, 12]);
});

test('both ends of round decades are ticks, 1 is one of them, and there are few', () => {
  expect(roundDecades(-37.2, 0.3, 8)).toEqual({ domain: [-40, 10], ticks: [-40, -30, -20, -10, 0, 10] });
  expect(roundDecades(-0.2, 0, 8)).toEqual({ domain: [-1, 1], ticks: [-1, 0, 1] });
  for (const [low, high] of [
    [-55.3, 0.2],
    [-4300, 900],
    [3, 12]
  ]) {
    const { domain, ticks } = roundDecades(low, high, 9);
    expect(domain).toEqual([ticks[0], ticks.at(-1)]);
    expect(domain[0]).toBeLessThanOrEqual(low);
    expect(domain[1]).toBeGreaterThanOrEqual(high);
    expect(ticks).toContain(0);
    if (high < 800) expect(ticks.length).toBeLessThanOrEqual(10);
  }
});
