import { csvFormatRow } from 'd3';
import type { Json } from '../params/index.ts';

type Cell = string | number | boolean | null;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Flattens one step's value into cells named by their indices: `h[0]`, `h[1]`, `W[0][1]`. */
function cells(name: string, value: Json, into: Map<string, Cell>) {
  if (isList(value)) value.forEach((item, i) => cells(`${name}[${i}]`, item, into));
  else into.set(name, typeof value === 'object' && value !== null ? JSON.stringify(value) : value);
}

/**
 * Named values as CSV (RFC 4180, CRLF): a row a step, counted from 1 in the column `step`. A list with an entry for
 * every step gives row `t` its entry `t`. Everything else (a flag, a string, a matrix of weights) holds for all steps
 * and is repeated in every row.
 *
 * @param length the figure's number of steps; where no list is as long as that, the longest list counts the rows and
 *   shorter ones leave their cells empty
 */
export function csv(values: Readonly<Record<string, Json>>, length = 0): string {
  const entries = Object.entries(values);
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
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row.get(column) ?? '')))];
  return lines.map((line) => `${csvFormatRow(line)}\r\n`).join('');
}
