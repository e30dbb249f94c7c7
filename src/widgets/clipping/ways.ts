import type { Place } from '$figure/place.ts';
import { leaving, liesIn } from '$figure/plane/leaving.ts';
import type { Stand } from './descent.ts';
import { pixels } from './layout.ts';

type Pair = readonly [number, number];

const at = (place: Place, { w, b }: Stand) => pixels(place, [w, b]);
const text = ([x, y]: Pair) => `${x.toFixed(1)},${y.toFixed(1)}`;

/** A descent's way as an SVG path, as far as it lies in the picture. */
export function wayOf(place: Place, stands: readonly Stand[]): string {
  return stands
    .slice(1)
    .map((stand, i) => {
      const [from, to] = [at(place, stands[i]), at(place, stand)];
      // What goes on where the last step ended is one line with it, and its dashes go on.
      const move = i > 0 ? '' : `M${text(from)}`;
      if (liesIn(from, place)) return `${move}L${text(leaving(from, to, place))}`;
      return liesIn(to, place) ? `M${text(leaving(to, from, place))}L${text(to)}` : '';
    })
    .join('');
}

/** The places in the picture where a descent has stood, one an update. */
export const stopsOf = (place: Place, stands: readonly Stand[]): Pair[] =>
  stands.map((stand) => at(place, stand)).filter((spot) => liesIn(spot, place));

/** Where a descent is after `t` updates, or where it left the picture; then `out` is its direction in degrees. */
export function headOf(place: Place, stands: readonly Stand[], t: number) {
  const here = at(place, stands[t]);
  if (liesIn(here, place)) return { x: here[0], y: here[1], out: undefined };
  const last = Math.max(
    0,
    stands.slice(0, t).findLastIndex((stand) => liesIn(at(place, stand), place))
  );
  const [from, to] = [at(place, stands[last]), at(place, stands[last + 1])];
  const [x, y] = leaving(from, to, place);
  return { x, y, out: (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI };
}
