/** How ten networks of a kind did with one window. */
export interface Tally {
  window: number;
  /** For every seed: learned, not learned, or still on its way. */
  outcomes: readonly (boolean | undefined)[];
  learned: number;
  over: boolean;
}
