/** Where an axis of what goes on ends: it doubles on the way, so that a line is not drawn anew at every step. */
export function horizon(reached: number, most: number, first = 100): number {
  let end = first;
  while (end < reached) end *= 2;
  return Math.min(end, most);
}
