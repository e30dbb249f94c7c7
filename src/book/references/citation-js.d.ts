// citation-js comes without types; these cover what the book uses.
declare module '@citation-js/core' {
  export class Cite {
    constructor(input: unknown);
    /** CSL-JSON. */
    data: unknown[];
    format(
      format: 'bibliography',
      options: { format: 'html'; template: string; lang: string; asEntryArray: true }
    ): [id: string, html: string][];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
