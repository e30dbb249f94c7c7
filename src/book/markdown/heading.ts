/** A heading as the table of contents needs it. */
export interface Heading {
  id: string;
  depth: 2 | 3;
  /** Its text, with formulas set. */
  html: string;
}
