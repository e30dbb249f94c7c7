/**
 * About how wide a text is in a note's size, before it is drawn: a Chinese character is as wide as it is high.
 *
 * @param latin pixels of a Latin letter: on average, or more where nothing may be touched
 */
export const textWidth = (text: string, latin = 5.4): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : latin), 0);
