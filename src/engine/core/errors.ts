/** What the engine throws when it is used wrongly: which argument, what was expected, what came. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly argument: string,
    readonly expected: string,
    readonly got: string
  ) {
    super(`${argument}: expected ${expected}, got ${got}`);
  }
}

/** How a value that came from outside is named in an error. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (ArrayBuffer.isView(value)) return value.constructor.name;
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** @throws EngineError unless `value` is an integer ≥ `least` */
export function requireInteger(argument: string, value: unknown, least: number): asserts value is number {
  if (!Number.isSafeInteger(value) || (value as number) < least) {
    throw new EngineError(argument, `an integer ≥ ${least}`, show(value));
  }
}

/** @throws EngineError unless `value` is a finite number ≥ `least` (> `least` where `open`) */
export function requireNumber(argument: string, value: unknown, least: number, open = false): void {
  const ok = typeof value === 'number' && Number.isFinite(value) && (open ? value > least : value >= least);
  const from = least === -Infinity ? '' : ` ${open ? '>' : '≥'} ${least}`;
  if (!ok) throw new EngineError(argument, `a finite number${from}`, show(value));
}

/** @throws EngineError unless `value` is one of `names` */
export function oneOf<Name extends string>(argument: string, value: unknown, names: readonly Name[]): Name {
  const found = names.find((name) => name === value);
  if (!found) throw new EngineError(argument, names.map((name) => `'${name}'`).join(' or '), show(value));
  return found;
}

/**
 * A setting that is not understood is refused, not left out.
 * @throws EngineError unless `options` is an object with no other keys than `known`
 */
export function requireKeys(argument: string, options: unknown, known: readonly string[]): void {
  requireObject(argument, options, `an object of ${known.join(', ')}`);
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw new EngineError(argument, `only ${known.join(', ')}`, show(key));
  }
}

/** @throws EngineError unless `value` is an object */
export function requireObject(argument: string, value: unknown, expected: string): asserts value is object {
  if (typeof value !== 'object' || value === null) throw new EngineError(argument, expected, show(value));
}
