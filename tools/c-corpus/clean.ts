/*
 * What is cut from a source file before a network reads it: licences, tables of numbers, characters that no keyboard has.
 * And which files are left out whole: those that a machine wrote.
 */

/** A comment that says whose the file is and under which terms: the same words in every file, to be learnt by heart. */
const LICENCE = /SPDX-License-Identifier|Copyright|Permission is hereby granted|Authors?:/i;

/** A block comment to the end of its line, or a line that is a comment. */
const COMMENT = /\/\*[\s\S]*?\*\/[ \t]*\n?|^\/\/.*\n/gm;

/** A line that holds numbers and what stands between them, and no name. */
const NUMBERS = /^[\s{},;()]*(?:(?:0x[\da-f]+|\d[\d.]*)[uUlLfF]*[\s{},;()|<]*)+$/i;

/** How many such lines in a row are a table. */
const TABLE = 3;

/** The file's text as it is read: ASCII, tabs kept, one blank line at the most, a line break at the end. */
export function cleaned(source: string): string {
  const free = folded(source).replace(COMMENT, (comment) => (LICENCE.test(comment) ? '' : comment));
  return `${withoutTables(free)
    .replace(/[ \t\f]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** The comments that `cleaned` cuts: whoever shows the text shows these beside it. */
export function noticeOf(source: string): string {
  const comments = folded(source).match(COMMENT) ?? [];
  return comments
    .filter((comment) => LICENCE.test(comment))
    .join('')
    .trim();
}

const folded = (source: string): string =>
  source.replace(/\r\n?/g, '\n').replace(/©/g, '(C)').replace(/[“”]/g, '"').replace(/[‘’]/g, "'");

function withoutTables(text: string): string {
  const kept: string[] = [];
  let run: string[] = [];
  const close = () => {
    if (run.length < TABLE) kept.push(...run);
    run = [];
  };
  for (const line of text.split('\n')) {
    if (NUMBERS.test(line)) run.push(line);
    else {
      close();
      kept.push(line);
    }
  }
  close();
  return kept.join('\n');
}

/** Why a file is left out; undefined where it is taken. @param text as `cleaned` gives it */
export function leftOut(text: string): string | undefined {
  if (text.length < 1500) return 'shorter than 1,500 characters';
  if (Array.from(text).some((character) => character > '~')) return 'not ASCII';
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.length > 160)) return 'a line of more than 160 characters';
  const share = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length / lines.length;
  if (share(/^\s*#\s*define\b/) > 0.3) return 'a list of registers';
  if (share(/\d{2}|0x/) > 0.45) return 'mostly numbers';
  return undefined;
}
