import { joinTick, type Join, type Joined } from '$engine';

/** What a place holds: the map h ↦ a h + b that steps `first` to `last` (from 0) make together. */
export interface Place {
  readonly first: number;
  readonly last: number;
  readonly a: number;
  readonly b: number;
  /** What it was just made from, by column of the row above; undefined where nothing has happened. */
  readonly joined?: Join;
}

/** The places after each tick: row 0 the steps themselves, and a row for every tick. */
export function tableOf({ a, b }: Joined, ticks: readonly (readonly Join[])[]): Place[][] {
  const maps = { a: Float64Array.from(a), b: Float64Array.from(b) };
  const rows: Place[][] = [Array.from(a, (_, t) => ({ first: t, last: t, a: a[t], b: b[t] }))];
  for (const joins of ticks) {
    const above = rows[rows.length - 1];
    joinTick(maps, 1, joins);
    const row: Place[] = above.map(({ joined: _, ...place }) => place);
    for (const join of joins)
      row[join.into] = {
        first: above[join.from].first,
        last: join.into,
        a: maps.a[join.into],
        b: maps.b[join.into],
        joined: join
      };
    rows.push(row);
  }
  return rows;
}
