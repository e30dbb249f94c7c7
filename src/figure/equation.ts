import { formatNumber } from './format.ts';

/** A symbol or number of an equation that lights up with its quantity, or plain text between such. */
export type Term =
  | string
  | {
      text: string;
      /** The quantity. */
      q?: string;
      /** Its colour where it is not the quantity's own. */
      colour?: string;
      sub?: string;
      /** An italic letter of no quantity. */
      letter?: true;
      /** An aside. */
      small?: true;
    };

/** A number with its own sign. */
export const number = (q: string, value: number): Term => ({ text: formatNumber(value), q });
/** A number that is multiplied or added: in brackets where it is negative. */
export const factor = (q: string | undefined, value: number): Term => ({
  text: value < 0 ? `(${formatNumber(value)})` : formatNumber(value),
  q
});
