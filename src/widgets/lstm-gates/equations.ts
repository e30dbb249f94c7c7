import { factor, line, number, symbol, type Term } from '$figure/equation.ts';
import type { LstmGates } from './model.svelte.ts';
import type { LstmGatesStrings } from './strings.ts';

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
          ...line`${symbol('c', t)} = ${symbol('f')} · ${symbol('c', t - 1)} + ${symbol('i')} · ${symbol('g')}`,
          ...line` = ${number('f', f)} · ${factor('c', step.cBefore)} + `,
          ...line`${number('i', i)} · ${factor('g', g)} = ${number('c', step.c)}`
        ],
        [
          ...line`${symbol('h', t)} = ${symbol('o')} · tanh(${symbol('c', t)}) = `,
          ...line`${number('o', o)} · ${factor('c', step.tanhC)} = ${number('h', step.h)}`,
          ...line`, \u2002 ${symbol('y', t)} = ${number('y', step.y)}`
        ]
      ]
    };
  const aside = (term: Term): Term[] => [{ text: '\u00a0(', small: true }, term, { text: ')', small: true }];
  /** As the gates stand in the drawing. */
  const feeds = (['f', 'i', 'g', 'o'] as const).flatMap(
    (gate, k) =>
      line`${k > 0 ? ' + ' : ''}${factor('grad', step.feeds[gate])}${aside({ text: gate, q: gate, small: true })}`
  );
  const others = line` + ${factor('grad', step.others)}${aside({ text: s.otherUnits, small: true })}`;
  const second = [
    ...line` + ${factor('grad', step.dhBefore)} · ${number('grad', step.hByC)}`,
    ...line` = ${number('grad', step.direct)} + ${factor('grad', step.throughH)}`
  ];
  return {
    lines: [
      [
        ...line`${slope}${symbol('h', t - 1)} = ${feeds}${model.params.units > 1 ? others : []}`,
        ...line` = ${number('grad', step.dhBefore)}`
      ],
      [
        ...line`${slope}${symbol('c', t - 1)} = ${factor('grad', step.dc)} · ${number('f', f)}`,
        ...line`${t > 1 ? second : []} = ${number('grad', step.dcBefore)}`
      ]
    ],
    words: t === 1 ? s.backFirst : s.backWords(t - 1)
  };
}
