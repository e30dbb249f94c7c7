import { factor, line, number, symbol, type Term } from '$figure/equation.ts';
import { formatNumber } from '$figure/format.ts';
import { colours } from './colours.ts';
import type { GruGates } from './model.svelte.ts';
import type { GruGatesStrings } from './strings.ts';

const letter = (text: string, sub: string): Term => ({ text, letter: true, sub });
/** A term in the colour that its gate has here. */
const gate = (q: keyof typeof colours, text: string, t?: number): Term => ({
  text,
  q,
  ...colours[q],
  sub: t === undefined ? undefined : String(t)
});

/** What the drawing computes, with its numbers, in either convention, and a sentence on it. */
export function equationsOf(model: GruGates, s: GruGatesStrings): { lines: Term[][]; words: string } {
  if (model.t === 0) return { lines: [], words: s.nothingRead };
  const { gates, given, offered, hBefore, h } = model.now;
  const t = model.at + 1;
  const { swapped } = model.params;
  const z = gate('z', 'z');
  const other: Term[] = ['(1 − ', z, ')'];
  const [written, kept] = swapped ? [[z], other] : [other, [z]];
  return {
    lines: [
      [
        ...line`${gate('n', 'n', t)} = tanh(${letter('W', 'in')} ${symbol('x', t)} + ${letter('b', 'in')} + `,
        ...line`${gate('r', 'r')} · (${letter('W', 'hn')} ${symbol('h', t - 1)} + ${letter('b', 'hn')}`,
        ...line`)) = tanh(${formatNumber(given)} + ${gate('r', formatNumber(gates.r))} · `,
        ...line`${factor(undefined, offered)}) = ${gate('n', formatNumber(gates.n))}`
      ],
      [
        ...line`${symbol('h', t)} = ${written} · ${gate('n', 'n')} + ${kept} · ${symbol('h', t - 1)}`,
        ...line` = ${gate('z', formatNumber(1 - gates.z))} · ${factor(undefined, gates.n)} + `,
        ...line`${gate('z', formatNumber(gates.z))} · ${factor(undefined, hBefore)} = ${number('h', h)}`
      ]
    ],
    words: s.convention(formatNumber(swapped ? 1 - gates.z : gates.z), swapped)
  };
}
