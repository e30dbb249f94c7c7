/** How many parts MathML's elements must have. Firefox reports the others as errors, and screen readers guess. */
const parts = new Map(
  Object.entries({ msub: 2, msup: 2, msubsup: 3, munder: 2, mover: 2, munderover: 3, mfrac: 2, mroot: 2 })
);

/**
 * The first element of a formula with a wrong number of parts. KaTeX writes one for an operator's name in an index.
 *
 * @param {string} html well-formed, as KaTeX writes it
 * @returns {string | undefined} its name
 */
export function miscounted(html) {
  /** @type {{ name: string, children: number }[]} */
  const open = [];
  for (const [, closing, name, alone] of html.matchAll(/<(\/?)([a-z]\w*)(?:\s[^>]*?)?(\/?)>/gi)) {
    if (closing) {
      const ended = open.pop();
      const due = ended && parts.get(ended.name);
      if (due !== undefined && ended?.children !== due) return name;
      continue;
    }
    const around = open.at(-1);
    if (around) around.children++;
    if (!alone) open.push({ name, children: 0 });
  }
  return undefined;
}
