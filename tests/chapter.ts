import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A chapter in one language, as the tests of its numbers read it. */
export interface Chapter {
  lang: 'en' | 'zh';
  /** The Markdown, with hyphens for minus signs. */
  text: string;
  /** Fails where the number is not printed, rounded to so many digits after the point. */
  says(number: number, digits: number): void;
}

/**
 * A chapter in both languages: `describe.each(chapters(import.meta.url))('in $lang', ({ says }) => …)`.
 *
 * @param test the address of a test file that stands beside the text
 */
export const chapters = (test: string): Chapter[] =>
  (['en', 'zh'] as const).map((lang) => {
    const text = readFileSync(new URL(`${lang}.md`, test), 'utf8').replaceAll('−', '-');
    return {
      lang,
      text,
      says: (number, digits) => {
        const printed = number.toFixed(digits);
        // As a number of its own: 0.25 is not said by 0.255, nor by 10.25.
        const escaped = printed.replace('.', '\\.');
        expect(text, `${printed} in ${lang}.md`).toMatch(new RegExp(`(?<![\\d.])${escaped}(?!\\d)`));
      }
    };
  });
