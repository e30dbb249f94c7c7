/** How often each is timed. */
export const REPEATS = 9;
/** A repeat is as many runs as take at least this long: milliseconds. Browsers round their clocks to a tenth of one. */
const LEAST = 8;

/** Milliseconds of one run. */
export interface Timing {
  median: number;
  /** The fastest and the slowest repeat. */
  range: [number, number];
}

/**
 * Times runs that do the same each time. They take turns, so that whatever else keeps the machine busy slows them all
 * alike; it rests after each.
 *
 * @param now milliseconds
 * @param repeats an odd number
 */
export function* takeTurns(
  runs: readonly (() => unknown)[],
  now: () => number,
  repeats = REPEATS
): Generator<undefined, Timing[], void> {
  const lasting = (run: () => unknown, times: number) => {
    const began = now();
    for (let i = 0; i < times; i++) run();
    return now() - began;
  };
  const lanes = [];
  for (const run of runs) {
    let times = 1;
    while (lasting(run, times) < LEAST) times *= 2;
    lanes.push({ run, times, each: [] as number[] });
    yield;
  }
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const lane of lanes) {
      // What kept the machine busy while the number of runs was sought made them look slow: seek on.
      let lasted: number;
      while ((lasted = lasting(lane.run, lane.times)) < LEAST / 2) lane.times *= 2;
      lane.each.push(lasted / lane.times);
      yield;
    }
  }
  return lanes.map(({ each }) => {
    each.sort((a, b) => a - b);
    return { median: each[(repeats - 1) / 2], range: [each[0], each[repeats - 1]] };
  });
}
