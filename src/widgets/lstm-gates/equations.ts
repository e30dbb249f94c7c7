import { factor, number, type Term } from '$figure/equation.ts';
import type { LstmGates } from './model.svelte.ts';
import type { LstmGatesStrings } from './strings.ts';

const symbol = (q: string, t?: number): Term => ({
  text: q,
  q,
  sub: t === undefined ? undefined : String(t)
});
const slope: Term = { text: '∂L/∂', letter: true };

/** What the drawing computes, with its numbers, and a sentence where one is needed. */
export function equationsOf(model: LstmGates, s: LstmGatesStrings): { lines: Term[][]; words?: string } {
  const step = model.now;
  const t = model.at + 1;
  const { f, i, g, o } = step.gates;
  if (model.t === 0) return { lines: [], words: s.nothingRead };
  if (!model.backward)
    return {
      lines: [
        [
          ...[
            symbol('c', t),
            ' = ',
            symbol('f'),
            ' · ',
            symbol('c', t - 1),
            ' + ',
            symbol('i'),
            ' · ',
            symbol('g')
          ],
          ...[' = ', number('f', f), ' · ', factor('c', step.cBefore), ' + '],
          ...[number('i', i), ' · ', factor('g', g), ' = ', number('c', step.c)]
        ],
        [
          ...[symbol('h', t), ' = ', symbol('o'), ' · tanh(', symbol('c', t), ') = '],
          ...[number('o', o), ' · ', factor('c', step.tanhC), ' = ', number('h', step.h)],
          ...[', \u2002 ', symbol('y', t), ' = ', number('y', step.y)]
        ]
      ]
    };
  const aside = (term: Term): Term[] => [{ text: '\u00a0(', small: true }, term, { text: ')', small: true }];
  /** As the gates stand in the drawing. */
  const feeds = (['f', 'i', 'g', 'o'] as const).flatMap((gate, k): Term[] => [
    k > 0 ? ' + ' : '',
    factor('grad', step.feeds[gate]),
    ...aside({ text: gate, q: gate, small: true })
  ]);
  const others: Term[] = [' + ', factor('grad', step.others), ...aside({ text: s.otherUnits, small: true })];
  const second: Term[] = [
    ...[' + ', factor('grad', step.dhBefore), ' · ', number('grad', step.hByC)],
    ...[' = ', number('grad', step.direct), ' + ', factor('grad', step.throughH)]
  ];
  return {
    lines: [
      [
        ...[slope, symbol('h', t - 1), ' = ', ...feeds, ...(model.params.units > 1 ? others : [])],
        ...[' = ', number('grad', step.dhBefore)]
      ],
      [
        ...[slope, symbol('c', t - 1), ' = ', factor('grad', step.dc), ' · ', number('f', f)],
        ...[...(t > 1 ? second : []), ' = ', number('grad', step.dcBefore)]
      ]
    ],
    words: t === 1 ? s.backFirst : s.backWords(t - 1)
  };
}
