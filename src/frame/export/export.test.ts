import { expect, test } from 'vitest';
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
