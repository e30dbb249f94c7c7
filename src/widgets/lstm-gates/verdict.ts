import { lstm } from '$figure/cell/gated.ts';
import { fixed, formatNumber } from '$figure/format.ts';
import { WRITTEN, type LstmGates } from './model.svelte.ts';
import type { LstmGatesStrings } from './strings.ts';

/** One digit more than elsewhere: a half that is just missed must not read 0.50. */
const exact = (value: number) => (Math.abs(value) < 0.005 ? formatNumber(value) : fixed(value, 3));

/** In an exercise: what is left and what was wanted, and what does not count. */
export function verdictInWords(model: LstmGates, s: LstmGatesStrings): { said: string; aside: string } {
  const { first, left, solved } = model.verdict;
  if (model.params.task === 'half-life')
    return { said: s.halfLife(exact(left), left < 0.5, solved), aside: '' };
  return {
    said: Math.abs(first) > WRITTEN ? s.forgetful(exact(left), solved) : s.unwritten(exact(first)),
    aside: lstm.gates.some(model.cell.held) ? s.heldAside : ''
  };
}

/** The step that is drawn, in one line: what it reads and makes, or what comes back through it. */
export function stepInWords(model: LstmGates, s: LstmGatesStrings): string {
  if (model.t === 0) return s.nothingRead;
  const { at, now } = model;
  const { gates, c, h, y, dc, direct, throughH, dcBefore } = now;
  const n = formatNumber;
  if (model.backward)
    return s.describeBackward(at + 1, n(dc), n(gates.f), n(direct), n(throughH), n(dcBefore));
  const open = lstm.gates.map((gate) => `${gate} ${n(gates[gate])}`).join(', ');
  return s.describeForward(at + 1, model.params.text[at], open, n(c), n(h), n(y));
}
