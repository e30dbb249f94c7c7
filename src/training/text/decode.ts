import { RARE, TextError } from './vocabulary.ts';

/** Bytes that a text may have. */
export const MOST_BYTES = 20 * 2 ** 20;

/** Of what is to be a text, the share that may be no text: a file that was cut off within a letter is still one. */
const TOLERATED = 0.01;

/**
 * The text of a file: UTF-8, or UTF-16 where its first bytes say so; lines end as on Unix.
 * @throws TextError: 'large', 'empty', or 'binary' where it holds too much that is no text
 */
export function decodeText(bytes: Uint8Array): string {
  const { length } = bytes;
  if (length > MOST_BYTES) {
    throw new TextError('large', `A text may have ${MOST_BYTES} bytes, got ${length}.`, length, MOST_BYTES);
  }
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/\r\n?/g, '\n');
  if (text === '') throw new TextError('empty', 'The text is empty.', 0, 1);
  const odd = countOdd(text);
  if (odd > TOLERATED * text.length && odd > 1) {
    throw new TextError('binary', `${odd} of ${text.length} characters are none of a text.`, odd, 0);
  }
  return text;
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Control characters that no keyboard writes, and what stands for bytes that were no letters. */
function countOdd(text: string): number {
  const rare = RARE.charCodeAt(0);
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === rare || unit === 0x7f || (unit < 32 && !(unit >= 9 && unit <= 13) && unit !== 27)) odd++;
  }
  return odd;
}
