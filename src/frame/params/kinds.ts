import { refuse, type Field } from './field.ts';

interface Bounds {
  min?: number;
  max?: number;
}

const within = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

/** Reads a finite decimal number; undefined for anything else, the empty string included. */
function readNumber(text: string): number | undefined {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A real number. Written as JavaScript's shortest decimal that comes back to the same bits. */
export function real(initial: number, { min = -1e9, max = 1e9 }: Bounds = {}): Field<number> {
  return {
    default: initial,
    range: { min, max, whole: false },
    encode: (value) => (Object.is(value, -0) ? '-0' : String(value)),
    decode(text) {
      const value = readNumber(text);
      return value === undefined ? undefined : within(value, min, max);
    },
    accept: (value, name) =>
      typeof value === 'number' && Number.isFinite(value)
        ? { ok: true, value: within(value, min, max) }
        : refuse(name, 'a finite number', value),
    arbitrary: (random) => min + random() * (max - min)
  };
}

/** A whole number. */
export function int(initial: number, { min = 0, max = 1e9 }: Bounds = {}): Field<number> {
  return {
    default: initial,
    range: { min, max, whole: true },
    encode: String,
    decode(text) {
      const value = readNumber(text);
      return value === undefined ? undefined : within(Math.round(value), min, max);
    },
    accept: (value, name) =>
      typeof value === 'number' && Number.isInteger(value)
        ? { ok: true, value: within(value, min, max) }
        : refuse(name, 'a whole number', value),
    arbitrary: (random) => min + Math.floor(random() * (max - min + 1))
  };
}

/** One of a fixed list of words. */
export function choice<const T extends string>(initial: T, options: readonly T[]): Field<T> {
  const known = (value: unknown): value is T => (options as readonly unknown[]).includes(value);
  return {
    default: initial,
    options,
    encode: (value) => value,
    decode: (text) => (known(text) ? text : undefined),
    accept: (value, name) =>
      known(value) ? { ok: true, value } : refuse(name, `one of ${options.join(', ')}`, value),
    arbitrary: (random) => options[Math.floor(random() * options.length)]
  };
}

/** Yes or no; 1 or 0 in the URL. */
export function flag(initial: boolean): Field<boolean> {
  return {
    default: initial,
    encode: (value) => (value ? '1' : '0'),
    decode: (text) => (text === '1' ? true : text === '0' ? false : undefined),
    accept: (value, name) =>
      typeof value === 'boolean' ? { ok: true, value } : refuse(name, 'true or false', value),
    arbitrary: (random) => random() < 0.5
  };
}

/** A string of the characters 0 and 1. */
export function bitString(initial: string, { min = 1, max = 64 }: Bounds = {}): Field<string> {
  const fits = (text: string) => /^[01]*$/.test(text) && text.length >= min;
  return {
    default: initial,
    range: { min, max, whole: true },
    encode: (value) => value,
    decode: (text) => (fits(text) ? text.slice(0, max) : undefined),
    accept: (value, name) =>
      typeof value === 'string' && fits(value)
        ? { ok: true, value: value.slice(0, max) }
        : refuse(name, `a string of ${min} to ${max} characters, each 0 or 1`, value),
    arbitrary: (random) =>
      Array.from({ length: min + Math.floor(random() * (max - min + 1)) }, () =>
        random() < 0.5 ? '0' : '1'
      ).join('')
  };
}

/** A list of real numbers, such as a matrix by rows. */
export function numbers(
  initial: readonly number[],
  {
    min = -1e9,
    max = 1e9,
    minLength = 0,
    maxLength = 1024
  }: Bounds & { minLength?: number; maxLength?: number } = {}
): Field<readonly number[]> {
  const one = real(0, { min, max });
  // While one list is dragged, the others are asked for again and again: each is written once.
  const written = new WeakMap<readonly number[], string>();
  return {
    default: initial,
    encode(value) {
      const text = written.get(value) ?? value.map(one.encode).join(',');
      written.set(value, text);
      return text;
    },
    decode(text) {
      const parts = text === '' ? [] : text.split(',');
      if (parts.length < minLength) return undefined;
      const values = parts.slice(0, maxLength).map(one.decode);
      return values.every((value) => value !== undefined) ? values : undefined;
    },
    accept: (value, name) =>
      Array.isArray(value) &&
      value.length >= minLength &&
      value.length <= maxLength &&
      // `every` passes over the holes of a list, and a message can carry them: a copy has none.
      Array.from<unknown>(value).every((item) => typeof item === 'number' && Number.isFinite(item))
        ? { ok: true, value: (value as number[]).map((item) => within(item, min, max)) }
        : refuse(name, `a list of ${minLength} to ${maxLength} finite numbers`, value),
    arbitrary: (random) =>
      Array.from({ length: minLength + Math.floor(random() * (maxLength - minLength + 1)) }, () =>
        one.arbitrary(random)
      )
  };
}

/** Free text, cut at `max` characters. */
export function text(initial: string, { max = 2000 }: { max?: number } = {}): Field<string> {
  return {
    default: initial,
    encode: (value) => value,
    decode: (string) => string.slice(0, max),
    accept: (value, name) =>
      typeof value === 'string' ? { ok: true, value: value.slice(0, max) } : refuse(name, 'a string', value),
    arbitrary: (random) =>
      Array.from({ length: Math.floor(random() * Math.min(max, 40)) }, () =>
        String.fromCodePoint(32 + Math.floor(random() * 0x300))
      ).join('')
  };
}
