import type { Step } from '$figure/cell/lstm-step.ts';
import type { WireProps } from '$figure/cell/wire.ts';
import type { CellLayout } from './layout.ts';

/** Parts of a step, in the order of the forward pass: the gates, the two products, the sum, the output. */
export type Part = 1 | 2 | 3 | 4;

const thick = (value: number) => 2.2 + 3.6 * Math.min(1, Math.abs(value));

/**
 * The wires of one step with their numbers, from c along the top to what feeds the gates.
 *
 * @param reached whether a part is reached by the pass, which has `begun`
 */
export function wiresOf(
  step: Step,
  layout: CellLayout,
  backward: boolean,
  begun: boolean,
  reached: (part: Part) => boolean
): WireProps[] {
  const { x, y, left, right, box, numbers, roomy } = layout;
  const top = y.gates - box.height / 2;
  /** A piece of c, as thick as what flows in it. */
  const c = (from: number, to: number, value: number, gradient: number) => ({
    d: `M${from},${y.c}H${to}`,
    q: 'c',
    value,
    gradient,
    width: thick(backward ? gradient : value)
  });
  return [
    {
      ...c(left, x.f, step.cBefore, step.direct),
      on: !backward || reached(2),
      ...(backward ? { at: numbers.direct.at, anchor: 'end' } : { at: [left + 2, y.c - 12], anchor: 'start' })
    },
    { ...c(x.f, x.g, step.kept, step.dc), on: reached(2), at: [(x.f + x.g) / 2, y.c - 12] },
    {
      ...c(x.g, x.branch, step.c, step.dc),
      on: reached(3),
      at: [(x.g + x.branch) / 2 + (roomy ? 8 : 0), y.c - 12]
    },
    {
      ...c(x.branch, right, step.c, step.dcFromNext),
      on: backward ? begun : reached(3),
      at: [right - 2, y.c - 12],
      anchor: 'end'
    },
    // What is written.
    {
      d: `M${x.g},${top}V${y.valve}`,
      q: 'g',
      gradient: step.dGates.g,
      on: reached(backward ? 2 : 1),
      ...numbers.gates.g
    },
    {
      d: `M${x.g},${y.valve}V${y.c}`,
      q: 'g',
      value: step.written,
      gradient: step.dc,
      on: reached(2),
      at: [x.g + 9, (y.c + y.valve) / 2 + 4],
      anchor: 'start'
    },
    // What is revealed.
    {
      d: `M${x.branch},${y.c}V${y.tanh}`,
      q: 'c',
      gradient: step.dcFromH,
      on: reached(4),
      ...numbers.fromH
    },
    {
      d: `M${x.branch},${y.tanh}V${y.out}`,
      q: 'c',
      value: step.tanhC,
      gradient: step.dTanhC,
      on: reached(4),
      at: [x.branch + 9, (y.tanh + y.out) / 2 + 9],
      anchor: 'start'
    },
    {
      d: `M${x.branch},${y.out}V${y.h - 10}Q${x.branch},${y.h} ${x.branch + 10},${y.h}H${right}`,
      q: 'h',
      value: step.h,
      gradient: step.dh,
      on: backward ? begun : reached(4),
      at: [right - 2, y.h - 10],
      anchor: 'end'
    },
    // h of before feeds every gate.
    {
      d: `M${left},${y.h}H${x.o}`,
      q: 'h',
      value: step.hBefore,
      gradient: step.dhBefore,
      on: !backward || reached(1),
      at: [left + 2, y.h - 10],
      anchor: 'start'
    }
  ];
}
