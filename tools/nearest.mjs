/**
 * How many letters have to be put in, taken out or changed to make one word of another.
 *
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++)
      row[j] = Math.min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
  }
  return row[b.length];
}

/**
 * The names that somebody who wrote `word` may have meant: those that hold it, else the nearest.
 *
 * @param {string} word
 * @param {readonly string[]} names
 */
export function nearest(word, names, most = 3) {
  const holding = names.filter((name) => word !== '' && name.includes(word));
  if (holding.length > 0) return holding.slice(0, most);
  return [...names].sort((a, b) => distance(word, a) - distance(word, b)).slice(0, most);
}
