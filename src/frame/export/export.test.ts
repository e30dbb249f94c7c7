import { expect, test } from 'vitest';
import type { Definition, Model } from '../definition.ts';
import { Figure } from '../figure.svelte.ts';
import { int, params } from '../params/index.ts';
import { csv } from './csv.ts';
import { rangesOf } from './fonts.ts';
import { json } from './json.ts';

test('every step is a row, every unit a column', () => {
  const h = [
    [1, 0],
    [0.5, -2]
  ];
  expect(csv({ h, y: [0, 1] })).toBe('step,h[0],h[1],y\r\n1,1,0,0\r\n2,0.5,-2,1\r\n');
});

test('what holds for all steps stands in every row', () => {
  expect(csv({ y: [0, 1], correct: true, bits: '01', counterexample: null })).toBe(
    'step,y,correct,bits,counterexample\r\n1,0,true,01,\r\n2,1,true,01,\r\n'
  );
});

test('weights hold for all steps, whatever their shape', () => {
  expect(csv({ y: [7, 8, 9], W: [[1, 2]] }, 3)).toBe(
    'step,y,W[0][0],W[0][1]\r\n1,7,1,2\r\n2,8,1,2\r\n3,9,1,2\r\n'
  );
});

test('a list that ends early leaves its cells empty', () => {
  expect(csv({ y: [7], z: [1, 2] })).toBe('step,y,z\r\n1,7,1\r\n2,,2\r\n');
});

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(csv({ note: 'a "b", c\nd' })).toBe('step,note\r\n1,"a ""b"", c\nd"\r\n');
});

test('what is spelt, a character a step, has its character in every row; a message has it whole', () => {
  class Speller implements Model {
    readonly length = 3;
    readonly byCharacter = ['x'];
    values = () => ({ x: '01a', y: [7, 8, 9], other: 'abc' });
  }
  const words = { title: 'A speller' };
  const definition = {
    id: 'speller',
    parameters: params({ n: int(1) }, { v: 1 }),
    Model: Speller,
    strings: { en: words, zh: words },
    describe: () => ''
  } as unknown as Definition<{ n: number }, Speller, typeof words>;
  const figure = new Figure(definition, {}, undefined, () => ({ s: words, lang: 'en' }));
  const { values, length } = figure.table();
  expect(csv(values, length)).toBe('step,x,y,other\r\n1,0,7,abc\r\n2,1,8,abc\r\n3,a,9,abc\r\n');
  expect(figure.get().values.x).toBe('01a');
});

test('what is named inside a value has columns of its own, by row where it has an entry for every row', () => {
  expect(csv({ h: { left: [1, 2], right: [3, 4] }, at: { cell: 'lstm', size: [5] } }, 2)).toBe(
    'step,h.left,h.right,at.cell,at.size[0]\r\n1,1,3,lstm,5\r\n2,2,4,lstm,5\r\n'
  );
});

test('a spreadsheet with decimal commas gets semicolons, and its alphabet', () => {
  expect(csv({ y: [-0.5, 1e-7], note: ['011', 'a;b'] }, 2, 'spreadsheets')).toBe(
    '\uFEFFstep;y;note\r\n1;-0,5;"=""011"""\r\n2;1e-7;"a;b"\r\n'
  );
});

test('a program finds a mark only in front of letters that would be lost without it', () => {
  expect(csv({ note: 'é' })).toBe('\uFEFFstep,note\r\n1,é\r\n');
});

test('exported JSON reads back as it was, whatever its shape', () => {
  const value = { a: [], b: {}, c: [[1, 2], [3]], d: { e: [null, true, 'x"y'], f: [{ g: -0.1 }] } };
  expect(JSON.parse(json(value))).toEqual(value);
});

test('a row of a matrix stays on one line', () => {
  expect(json({ h: [[1, 2], [3]] })).toBe('{\n  "h": [\n    [1, 2],\n    [3]\n  ]\n}');
});

test('the code points of a font face are read as CSS writes them', () => {
  expect(rangesOf('U+0-24F, U+2212,U+4??')).toEqual([
    [0, 0x24f],
    [0x2212, 0x2212],
    [0x400, 0x4ff]
  ]);
  expect(rangesOf('')).toEqual([[0, 0x10ffff]]);
});
