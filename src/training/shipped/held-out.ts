import { ShippingError } from './fetch.ts';

/** Texts that a shipped model has not learnt from, whole, with the notices that their licence asks for. */
export interface HeldOut {
  licence: string;
  texts: readonly { path: string; notice: string; text: string }[];
}

/** @throws ShippingError ('wrong') on a file of another kind */
export function heldOutTexts(file: Uint8Array): HeldOut {
  try {
    const { licence, texts } = JSON.parse(new TextDecoder().decode(file)) as HeldOut;
    const sound = typeof licence === 'string' && texts.every(({ text }) => typeof text === 'string');
    if (sound) return { licence, texts };
  } catch {
    // Said below.
  }
  throw new ShippingError('wrong', 'The file holds no texts.');
}

/**
 * The texts in two halves, file by file in turn, so that no file is in both: all of the first, then all of the second.
 * @returns the texts in this order, and where the second half begins, in characters
 */
export function halved({ texts }: HeldOut): { texts: string[]; middle: number } {
  const halves = [0, 1].map((half) => texts.filter((_, i) => i % 2 === half).map(({ text }) => text));
  const middle = halves[0].reduce((sum, text) => sum + Array.from(text).length, 0);
  return { texts: halves.flat(), middle };
}
