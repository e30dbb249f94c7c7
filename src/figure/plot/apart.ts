/**
 * Moves labels apart that would lie over each other, keeping their order and staying inside.
 *
 * @param places where each label would best stand
 */
export function apart(places: readonly number[], distance: number, least: number, most: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  const moved = places.map((place) => Math.min(most, Math.max(least, place)));
  for (let i = 1; i < order.length; i++)
    moved[order[i]] = Math.max(moved[order[i]], moved[order[i - 1]] + distance);
  for (let i = order.length - 1, limit = most; i >= 0; i--, limit -= distance)
    moved[order[i]] = Math.min(moved[order[i]], limit);
  return moved;
}

/**
 * How many places each mark moves aside so that none lies over another: the last of those that would collide stays.
 *
 * @param places where the marks stand
 * @param size of a mark
 */
export function aside(places: readonly number[], size: number): number[] {
  const moved = places.map(() => 0);
  for (let i = places.length - 1; i >= 0; i--) {
    const taken = moved.filter((_, j) => j > i && Math.abs(places[j] - places[i]) < size);
    while (taken.includes(moved[i])) moved[i]++;
  }
  return moved;
}
