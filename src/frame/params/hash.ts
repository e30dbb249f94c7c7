import type { Parameters } from './params.ts';

/** How an embed looks: what a link says besides the figure's own state. */
export interface Looks {
  theme: 'light' | 'dark' | 'auto';
  hide: readonly ('toolbar' | 'caption' | 'player')[];
  lock: boolean;
  /** Named in `score` messages. */
  exercise: string | undefined;
}

export interface State<V> {
  params: V;
  /** Position in time; undefined where the link does not say. */
  t: number | undefined;
}

const hideable = ['toolbar', 'caption', 'player'] as const;

export const plainLooks: Looks = { theme: 'auto', hide: [], lock: false, exercise: undefined };

/** Keeps what a reader wants to read in an address: commas, and the slash. Everything else is escaped as usual. */
const escape = (text: string) => encodeURIComponent(text).replace(/%2C/g, ',').replace(/%2F/g, '/');

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return '';
  }
}

/** Between two pairs: as it was written, as HTML writes it, and where another address has been put behind the first. */
const between = /&(?:amp;|#38;|#x26;)*|#(?=v=)/i;

/**
 * What was escaped once more on its way through a mail, a form or an editor. A link begins with its version, a number,
 * so that one in which that number goes on with a pair is none that was written so.
 */
function mended(hash: string): string {
  const whole = !hash.includes('&') && /^v(?:=|%(?:25)*3D)\d+%(?:25)*26/i.test(hash);
  return whole || /^[^&=]*%(?:25)*3D/i.test(hash) ? unescape(hash) : hash;
}

function pairs(hash: string): Map<string, string> {
  const map = new Map<string, string>();
  let text = hash.replace(/^(?:#|%23)+/i, '').slice(0, 20_000);
  for (let whole = mended(text); whole !== text; whole = mended(text)) text = whole.replace(/^#+/, '');
  for (const part of text.split(between)) {
    const at = part.indexOf('=');
    if (at > 0) map.set(unescape(part.slice(0, at)), unescape(part.slice(at + 1)));
  }
  return map;
}

/**
 * Writes a state as a hash without its `#`: `v=1&bits=0101&t=3`. Values at their default are left out, and so is a
 * position that is not given.
 */
export function writeHash<V extends Record<string, unknown>>(
  parameters: Parameters<V>,
  { params, t }: State<V>,
  looks: Partial<Looks> = {}
): string {
  const parts = [`v=${parameters.v}`];
  for (const name of parameters.names) {
    const field = parameters.fields[name];
    const text = field.encode(params[name]);
    if (text !== field.encode(parameters.defaults[name])) parts.push(`${name}=${escape(text)}`);
  }
  if (t !== undefined) parts.push(`t=${t}`);
  if (looks.theme && looks.theme !== 'auto') parts.push(`theme=${looks.theme}`);
  if (looks.hide?.length) parts.push(`hide=${looks.hide.join(',')}`);
  if (looks.lock) parts.push('lock=1');
  if (looks.exercise) parts.push(`exercise=${escape(looks.exercise)}`);
  return parts.join('&');
}

/**
 * Reads a hash. Unknown keys are passed over, unreadable values become the default of the link's own version, numbers
 * out of range are clamped. Never throws.
 */
export function readHash<V extends Record<string, unknown>>(
  parameters: Parameters<V>,
  hash: string
): State<V> & { looks: Looks } {
  const map = pairs(hash);
  const v = Number(map.get('v') ?? parameters.v);
  const values = { ...parameters.defaultsOf(Number.isInteger(v) ? v : parameters.v) };
  for (const name of parameters.names) {
    const text = map.get(name);
    const value = text === undefined ? undefined : parameters.fields[name].decode(text);
    if (value !== undefined) values[name] = value;
  }
  return { params: parameters.normalise(values), t: readT(map.get('t')), looks: readLooks(map) };
}

/** The looks alone, for a page that stands around the figure. Never throws. */
export const looksOf = (hash: string): Looks => readLooks(pairs(hash));

function readT(text: string | undefined): number | undefined {
  const t = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(t) ? Math.min(1e9, Math.max(0, Math.round(t))) : undefined;
}

function readLooks(map: Map<string, string>): Looks {
  const theme = map.get('theme');
  const hide = (map.get('hide') ?? '').split(',');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    hide: hideable.filter((part) => hide.includes(part)),
    lock: map.get('lock') === '1',
    exercise: map.get('exercise')?.slice(0, 80) || undefined
  };
}
