/** What a detector may be asked to answer 1 to, bit by bit. */
export const tasks = ['repeated-ones', 'two-zeros', 'three-ones', 'rising-edge', 'parity'] as const;
export type Task = (typeof tasks)[number];

/**
 * The last bits that decide an answer, as a bit pattern: what stands before the first bit matches only a rising edge,
 * where silence counts as 0. No last bits decide whether the 1s are odd in number.
 */
const patterns: Record<Exclude<Task, 'parity'>, { bits: string; silence: string }> = {
  'repeated-ones': { bits: '11', silence: '' },
  'two-zeros': { bits: '00', silence: '' },
  'three-ones': { bits: '111', silence: '' },
  'rising-edge': { bits: '01', silence: '0' }
};

/** The wanted answer after the last bit. @param bits a string of 0 and 1, at least one */
export function targetOfLast(task: Task, bits: string): number {
  if (task === 'parity') return (bits.split('1').length - 1) % 2;
  const { bits: pattern, silence } = patterns[task];
  return Number((silence + bits).endsWith(pattern));
}

/**
 * The wanted answer after every bit.
 *
 * @param bits a string of 0 and 1
 * @returns one 0 or 1 for each bit
 */
export function targets(task: Task, bits: string): number[] {
  return Array.from(bits, (_, i) => targetOfLast(task, bits.slice(0, i + 1)));
}
