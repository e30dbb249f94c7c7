/** Powers of ten that an axis spans, and the distance of its ticks. */
export interface Domain {
  low: number;
  high: number;
  every: number;
}

const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The axis that shows everything from `low` to `high`, 1 included, with at most `ticks` ticks; ends lie on ticks. */
export function domainOf(low: number, high: number, ticks: number): Domain {
  const [from, to] = [Math.min(low, -1), Math.max(high, 1)];
  for (const every of NICE) {
    const domain = { low: Math.floor(from / every) * every, high: Math.ceil(to / every) * every, every };
    if ((domain.high - domain.low) / every <= ticks) return domain;
  }
  const every = NICE[NICE.length - 1];
  return { low: Math.floor(from / every) * every, high: Math.ceil(to / every) * every, every };
}

export function ticksOf({ low, high, every }: Domain): number[] {
  return Array.from({ length: Math.round((high - low) / every) + 1 }, (_, i) => low + i * every);
}
