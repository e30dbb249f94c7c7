import { quantities } from '../quantities.js';

/**
 * KaTeX macros of all quantities: `\Whh` becomes W_hh in its colour, carrying `data-q="Whh"`.
 * Built afresh for each formula, since KaTeX writes `\gdef`s into the object it is given.
 *
 * @returns {Record<string, string>}
 */
export function macros() {
  return Object.fromEntries(
    quantities.flatMap(({ q, color, macros }) =>
      Object.entries(macros).map(([name, tex]) => [
        name,
        `\\htmlData{q=${q}}{\\htmlClass{q-${color}}{${tex}}}`
      ])
    )
  );
}

const meanings = new Map(quantities.flatMap(({ macros }) => Object.entries(macros)));

/**
 * A formula as any other program reads it: without the book's own commands.
 *
 * @param {string} tex
 */
export const plainTex = (tex) =>
  tex.replace(/\\[A-Za-z]+/g, (command) => {
    const meaning = meanings.get(command);
    return meaning === undefined ? command : `{${meaning}}`;
  });
