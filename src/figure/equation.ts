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

/** The symbol of a quantity, at a step where it has one. */
export const symbol = (q: string, t?: number): Term => ({
  text: q,
  q,
  sub: t === undefined ? undefined : String(t)
});

/** An equation as it is written: the terms where they stand in the text. */
export const line = (texts: TemplateStringsArray, ...terms: readonly (Term | readonly Term[])[]): Term[] =>
  texts
    .flatMap((text, i) => [text, ...(i < terms.length ? [terms[i]].flat() : [])])
    .filter((term) => term !== '');
