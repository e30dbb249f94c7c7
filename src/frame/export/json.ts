import type { Json } from '../params/index.ts';

const plain = (value: Json) => value === null || typeof value !== 'object';

/** JSON that a person can read: one line for a list of numbers, one line a row for a matrix. */
export function json(value: Json, indent = ''): string {
  if (plain(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list.every(plain)) return `[${list.map((item) => JSON.stringify(item)).join(', ')}]`;
    return `[\n${list.map((item) => inner + json(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${json(item, inner)}`).join(',\n')}\n${indent}}`;
}
