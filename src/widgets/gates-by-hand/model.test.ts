import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { ByHand } from './model.svelte.ts';
import { parameters } from './params.ts';
import { CONTENT, faultOf, play, STEPS, wanted, type Script } from './task.ts';

const solution: Script = { i: '100010', f: '011001', o: '001001' };

test('the engine does with open and shut gates exactly what the formulas say', () => {
  const bits = (text: string) => Array.from(text, Number);
  for (let code = 0; code < 4096; code += 37) {
    const text = (code * 64 + (code % 64)).toString(2).padStart(18, '0').slice(-18);
    const script = { i: text.slice(0, 6), f: text.slice(6, 12), o: text.slice(12) };
    const { c, h } = play(script);
    let held = 0;
    for (let t = 0; t < STEPS; t++) {
      held = bits(script.f)[t] * held + bits(script.i)[t] * CONTENT[t];
      expect(c[t]).toBeCloseTo(held, 12);
      expect(h[t]).toBeCloseTo(bits(script.o)[t] * Math.tanh(held), 12);
    }
  }
});

test('the chapter’s solution solves it, and so does any setting of f or o where the cell is empty, and no other', () => {
  const open = Array.from({ length: 2 ** STEPS }, (_, k) => k.toString(2).padStart(STEPS, '0'));
  const found = open.flatMap((f) =>
    open.filter((o) => !faultOf({ ...solution, f, o })).map((o) => `${f} ${o}`)
  );
  const wanted = ['011001', '011011', '111001', '111011'].flatMap((f) => [`${f} 001001`, `${f} 001101`]);
  expect(found).toEqual(wanted);
});

test('each mistake is named by what it does', () => {
  expect(faultOf({ ...solution, o: '101001' })).toEqual({ kind: 'told', step: 0 });
  expect(faultOf({ ...solution, o: '000001' })).toEqual({ kind: 'untold', step: 2 });
  expect(faultOf({ ...solution, i: '000010' })).toEqual({ kind: 'wrong', step: 2 });
  expect(faultOf({ ...solution, f: '001001' })).toEqual({ kind: 'wrong', step: 2 });
  expect(faultOf({ ...solution, f: '011101' })).toEqual({ kind: 'full' });
  expect(faultOf({ ...solution, f: '011000' })).toEqual({ kind: 'wrong', step: 5 });
});

test('all gates shut is no solution, and pressing gates one by one reaches one', () => {
  const figure = figureOf(ByHand, parameters);
  expect(figure.score).toBe(0);
  for (const gate of ['i', 'f', 'o'] as const)
    Array.from(solution[gate]).forEach((bit, step) => bit === '1' && figure.toggle(gate, step));
  expect(figure.score).toBe(1);
  expect(figure.values().h).toEqual(wanted.map((value) => expect.closeTo(value, 12)));
  figure.toggle('f', 5);
  expect(figure.score).toBe(0);
});
