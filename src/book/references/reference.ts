/** One source, ready to print. */
export interface Reference {
  /** BibTeX key. */
  key: string;
  /** Short form of the authors, as in "(Elman, 1990)". */
  authors: string;
  year: number;
  /** The whole entry as HTML. */
  html: string;
  /** DOI as an address, or else the source's own address. */
  url?: string;
}
