import type { Json } from './params/index.ts';

/** What is known of the values that have stood in one place: null may stand anywhere. */
interface Shape {
  kind?: string;
  /** Of a list's entries. */
  entry?: Shape;
  /** Of an object's entries, by name. */
  members?: Map<string, Shape>;
}

/** How long a figure was when a matrix was read, and the matrix's sides. */
interface Sides {
  length: number;
  rows: number;
  columns: number;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const kindOf = (value: Json) => (isList(value) ? 'list' : typeof value);

/** Remembers what a figure's values looked like, and refuses those of another kind under the same name. */
export class Shapes {
  readonly #seen: Shape = {};
  readonly #matrices = new Map<string, Sides[]>();

  /** @throws Error where a value is of another kind than it was */
  add(values: Readonly<Record<string, Json>>, length: number): void {
    this.#merge(this.#seen, values, 'values');
    for (const [name, value] of Object.entries(values)) {
      const [row] = isList(value) ? value : [];
      if (!isList(value) || row === undefined || !isList(row)) continue;
      const sides = { length, rows: value.length, columns: row.length };
      this.#matrices.set(name, [...(this.#matrices.get(name) ?? []), sides]);
    }
  }

  #merge(shape: Shape, value: Json, path: string) {
    if (value === null) return;
    const kind = kindOf(value);
    shape.kind ??= kind;
    if (kind !== shape.kind) throw new Error(`${path} was a ${shape.kind} and is a ${kind}`);
    if (isList(value)) {
      shape.entry ??= {};
      for (const item of value) this.#merge(shape.entry, item, `${path}[…]`);
    } else if (typeof value === 'object') {
      shape.members ??= new Map();
      for (const [name, item] of Object.entries(value)) {
        const member = shape.members.get(name) ?? {};
        shape.members.set(name, member);
        this.#merge(member, item, `${path}.${name}`);
      }
    }
  }

  /** @throws Error where a matrix has a column for every step, whatever the number of steps, and not a row */
  assertTimeFirst = (): void => {
    for (const [name, all] of this.#matrices) {
      const follow = (side: 'rows' | 'columns') =>
        [0, 1].some((more) => all.every((sides) => sides[side] === sides.length + more));
      const lengths = new Set(all.map(({ length }) => length));
      if (lengths.size > 2 && follow('columns') && !follow('rows'))
        throw new Error(`${name} has time in its columns`);
    }
  };
}
