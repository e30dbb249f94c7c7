/** A wire of a cell's drawing and the number on it. */
export interface WireProps {
  d: string;
  q: string;
  /** Where the number stands; none without it. */
  at?: readonly [number, number];
  anchor?: 'start' | 'middle' | 'end';
  value?: number;
  gradient?: number;
  backward?: boolean;
  /** Reached by what has been computed so far. */
  on: boolean;
  width?: number;
}
