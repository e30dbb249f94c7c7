import type { WireProps } from '$figure/cell/wire.ts';
import type { CellLayout } from './layout.ts';
import type { Step } from './step.ts';

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
  const { x, yC, yValve, yTanh, yOut, yGates, yH, left, right, box, numbers, roomy } = layout;
  const top = yGates - box.height / 2;
  /** A piece of c, as thick as what flows in it. */
  const c = (from: number, to: number, value: number, gradient: number) => ({
    d: `M${from},${yC}H${to}`,
    q: 'c',
    value,
    gradient,
    width: thick(backward ? gradient : value)
  });
  return [
    {
      ...c(left, x.f, step.cBefore, step.direct),
      on: !backward || reached(2),
      ...(backward ? { at: numbers.direct.at, anchor: 'end' } : { at: [left + 2, yC - 12], anchor: 'start' })
    },
    { ...c(x.f, x.g, step.kept, step.dc), on: reached(2), at: [(x.f + x.g) / 2, yC - 12] },
    {
      ...c(x.g, x.branch, step.c, step.dc),
      on: reached(3),
      at: [(x.g + x.branch) / 2 + (roomy ? 8 : 0), yC - 12]
    },
    {
      ...c(x.branch, right, step.c, step.dcFromNext),
      on: backward ? begun : reached(3),
      at: [right - 2, yC - 12],
      anchor: 'end'
    },
    // What is written.
    {
      d: `M${x.g},${top}V${yValve}`,
      q: 'g',
      gradient: step.dGates.g,
      on: reached(backward ? 2 : 1),
      ...numbers.gates.g
    },
    {
      d: `M${x.g},${yValve}V${yC}`,
      q: 'g',
      value: step.written,
      gradient: step.dc,
      on: reached(2),
      at: [x.g + 9, (yC + yValve) / 2 + 4],
      anchor: 'start'
    },
    // What is revealed.
    {
      d: `M${x.branch},${yC}V${yTanh}`,
      q: 'c',
      gradient: step.dcFromH,
      on: reached(4),
      ...numbers.fromH
    },
    {
      d: `M${x.branch},${yTanh}V${yOut}`,
      q: 'c',
      value: step.tanhC,
      gradient: step.dTanhC,
      on: reached(4),
      at: [x.branch + 9, (yTanh + yOut) / 2 + 9],
      anchor: 'start'
    },
    {
      d: `M${x.branch},${yOut}V${yH - 10}Q${x.branch},${yH} ${x.branch + 10},${yH}H${right}`,
      q: 'h',
      value: step.h,
      gradient: step.dh,
      on: backward ? begun : reached(4),
      at: [right - 2, yH - 10],
      anchor: 'end'
    },
    // h of before feeds every gate.
    {
      d: `M${left},${yH}H${x.o}`,
      q: 'h',
      value: step.hBefore,
      gradient: step.dhBefore,
      on: !backward || reached(1),
      at: [left + 2, yH - 10],
      anchor: 'start'
    }
  ];
}
