/** The seeds of the networks, "1–5". */
export const seedsOf = ({ seed, networks }: { seed: number; networks: number }): string =>
  networks === 1 ? String(seed) : `${seed}–${seed + networks - 1}`;
