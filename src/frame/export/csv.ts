import { dsvFormat } from 'd3';
import type { Json } from '../params/index.ts';

type Cell = string | number | boolean | null;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isNamed = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);

/** Flattens one step's value into cells named by their places: `h[0]`, `W[0][1]`, `setting.cell`. */
function cells(name: string, value: Json, into: Map<string, Cell>) {
  if (isList(value)) value.forEach((item, i) => cells(`${name}[${i}]`, item, into));
  else if (isNamed(value))
    for (const [key, item] of Object.entries(value)) cells(`${name}.${key}`, item, into);
  else into.set(name, value);
}

/** What is named inside a value is a value of its own: `units: { left, right }` is `units.left` and `units.right`. */
const unfolded = (name: string, value: Json): [string, Json][] =>
  isNamed(value)
    ? Object.entries(value).flatMap(([key, item]) => unfolded(`${name}.${key}`, item))
    : [[name, value]];

/** How a table is written: as programs read it, or as a spreadsheet does where the comma is the decimal sign. */
export type Dialect = 'programs' | 'spreadsheets';

/** Excel takes a file without this mark for one in the alphabet of its country. */
const MARK = '\uFEFF';

/**
 * Named values as CSV (RFC 4180, CRLF): a row a step, counted from 1 in the column `step`. A list with an entry for
 * every step gives row `t` its entry `t`. Everything else (a flag, a string, a matrix of weights) holds for all steps
 * and is repeated in every row.
 *
 * Not by a first line `sep=;`: Excel then forgets the alphabet, and every other program takes it for a row. For
 * programs there is a mark only where there are letters that would be lost without it.
 *
 * @param length the figure's number of steps; where no list is as long as that, the longest list counts the rows and
 *   shorter ones leave their cells empty
 */
export function csv(
  values: Readonly<Record<string, Json>>,
  length = 0,
  dialect: Dialect = 'programs'
): string {
  const entries = Object.entries(values).flatMap(([name, value]) => unfolded(name, value));
  const lengths = entries.flatMap(([, value]) => (isList(value) ? [value.length] : []));
  const timed = length > 0 && lengths.includes(length);
  const steps = timed ? length : Math.max(1, ...lengths);
  const rows = Array.from({ length: steps }, (_, t) => {
    const row = new Map<string, Cell>([['step', t + 1]]);
    for (const [name, value] of entries) {
      if (!isList(value) || (timed && value.length !== length)) cells(name, value, row);
      else if (t < value.length) cells(name, value[t], row);
    }
    return row;
  });
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const forSheets = dialect === 'spreadsheets';
  const written = (cell: Cell = null) => {
    if (forSheets && typeof cell === 'number') return String(cell).replace('.', ',');
    // A string of bits is no number: a spreadsheet would take its leading zeros.
    if (forSheets && typeof cell === 'string' && /^[-+\d]/.test(cell)) return `="${cell}"`;
    return String(cell ?? '');
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => written(row.get(column))))];
  const { formatRow } = dsvFormat(forSheets ? ';' : ',');
  const text = lines.map((line) => `${formatRow(line)}\r\n`).join('');
  return forSheets || /\P{ASCII}/u.test(text) ? MARK + text : text;
}
