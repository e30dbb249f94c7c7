import type { Step } from '$figure/cell/gru-step.ts';
import type { WireProps } from '$figure/cell/wire.ts';
import type { CellLayout } from './layout.ts';

const thick = (value: number) => 2.2 + 3.6 * Math.min(1, Math.abs(value));

/**
 * The wires of one step with their numbers, from h along the top to what the content reads of the old state.
 *
 * @param done parts of the step that are done: 1 the gates, 2 the content, 3 the new state
 */
export function wiresOf(step: Step, layout: CellLayout, done: number): WireProps[] {
  const { x, y, left, right, box, feed } = layout;
  const top = y.gates - box.height / 2;
  const foot = y.gates + box.height / 2;
  /** A piece of h, as thick as what flows in it. */
  const h = (from: number, to: number, value: number) => ({
    d: `M${from},${y.h}H${to}`,
    q: 'h',
    value,
    width: thick(value)
  });
  const offered = { q: 'h', on: done >= 2, anchor: 'start' as const };
  return [
    { ...h(left, x.z, step.hBefore), on: true, at: [left + 2, y.h - 12], anchor: 'start' },
    { ...h(x.z, x.n, step.kept), on: done >= 3, at: [(x.z + x.n) / 2, y.h - 12] },
    { ...h(x.n, right, step.h), on: done >= 3, at: [right - 2, y.h - 12], anchor: 'end' },
    { d: `M${x.n},${top}V${y.write}`, q: 'g', on: done >= 2 },
    {
      d: `M${x.n},${y.write}V${y.h}`,
      q: 'g',
      value: step.written,
      on: done >= 3,
      at: [x.n + 10, (y.h + y.write) / 2 + 5],
      anchor: 'start'
    },
    {
      ...offered,
      d: `M${x.n - feed},${y.before}V${y.reset}`,
      value: step.offered,
      at: [x.n + feed + 8, y.before - 8]
    },
    {
      ...offered,
      d: `M${x.n - feed},${y.reset}V${foot}`,
      value: step.gates.r * step.offered,
      at: [x.n + feed + 8, foot + 15]
    }
  ];
}
