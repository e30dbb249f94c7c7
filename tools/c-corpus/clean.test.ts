import { describe, expect, test } from 'vitest';
import { cleaned, leftOut, noticeOf } from './clean.ts';

const licence = '/* SPDX-License-Identifier: MIT */\n/*\n * Copyright © 2020 Somebody\n */\n';
const code = 'int f(void)\n{\n\treturn 1; /* one */\n}\n';

describe('a file that is read', () => {
  test('loses the comments that say whose it is, and keeps the others', () => {
    expect(cleaned(licence + code)).toBe(code);
    expect(cleaned(`// SPDX-License-Identifier: MIT\n${code}`)).toBe(code);
  });

  test('has these comments as its notice', () => {
    expect(noticeOf(licence + code)).toBe(licence.replace('©', '(C)').trim());
    expect(noticeOf(code)).toBe('');
  });

  test('is cut of tables of numbers, but not of one line or two', () => {
    expect(cleaned('int a[] = {\n\t0x1, 0x2,\n\t3, 4,\n\t{ 5, 6 },\n};\n')).toBe('int a[] = {\n};\n');
    const short = 'int a[] = {\n\t0x1, 0x2,\n\t3, 4,\n};\n';
    expect(cleaned(short)).toBe(short);
  });

  test('has no blanks at a line’s end, one blank line at most, and typewriter quotes', () => {
    expect(cleaned('a;  \r\n\r\n\r\n\r\n\tb = “c”;\n')).toBe('a;\n\n\tb = "c";\n');
  });
});

describe('a file is left out', () => {
  const long = (line: string) => `${line}\n`.repeat(200);
  test.each([
    ['that is short', code, 'shorter'],
    ['with letters that no keyboard has', long('int größe;'), 'not ASCII'],
    ['with a long line', `${long('int size;')}${'x'.repeat(161)}\n`, 'a line of more than 160'],
    ['that defines registers', long('#define REGISTER value'), 'a list of registers'],
    ['of numbers', long('{ NAME, 0x1234, 5678 },'), 'mostly numbers']
  ])('%s', (_, text, why) => {
    expect(leftOut(text)).toContain(why);
  });

  test('and none that is code', () => {
    expect(leftOut(code.repeat(60))).toBeUndefined();
  });
});
