/** About how many pixels a text of 12 pixels is long. */
export const lengthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 6.3), 0);

/** Where a text beside a mark at x begins or, where `right`, ends: on the side that has room, if one has. */
export function beside(x: number, length: number, width: number): { x: number; right: boolean } | undefined {
  if (x + 16 + length <= width) return { x: x + 16, right: false };
  return x - 16 - length >= 0 ? { x: x - 16, right: true } : undefined;
}
