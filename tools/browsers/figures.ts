import { hostPage, serveHost } from '../../tests/e2e/support/host.ts';
import type { Json, Session } from './session.ts';

/** What `get` answers (docs/EMBEDDING.md). */
export interface State {
  params: Record<string, Json>;
  t: number;
  length: number;
  values: Json;
}

/** What a figure said while it was driven. */
export interface Drive {
  first: State;
  /** After its parameters were changed. */
  set: State;
  /** After a step, of a figure that has steps. */
  stepped: State | undefined;
}

interface HostWindow {
  ask(message: object): Promise<{ ok: boolean; error?: string }>;
  heard(type: string, from?: number): Promise<object>;
  said: unknown[];
}

/** Runs in a page around a figure: changes what can be changed, by messages alone, takes a step, and tells all states. */
async function drive(): Promise<Drive> {
  const { ask, heard, said } = window as unknown as HostWindow;
  const get = async (): Promise<State> => {
    const { params, t, length, values } = (await ask({ type: 'get' })) as unknown as State;
    // Some figures draw their networks one after the other, beside the page.
    return (values as { complete?: boolean }).complete === false ? get() : { params, t, length, values };
  };
  const other = (value: Json): Json => {
    if (typeof value === 'boolean') return !value;
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'string')
      return /^[01]+$/.test(value) ? value.slice(1) + (value[0] === '1' ? '0' : '1') : value;
    if (Array.isArray(value))
      return value.map((item) => (typeof item === 'number' ? item * 0.7 + 0.1 : item));
    return value;
  };
  await heard('ready');
  const first = await get();
  for (const [name, value] of Object.entries(first.params))
    await ask({ type: 'set', params: { [name]: other(value) } });
  const set = await get();
  const from = said.length;
  const { ok } = await ask({ type: 'step', by: set.t < set.length ? 1 : -1 });
  if (!ok) return { first, set, stepped: undefined };
  await heard('change', from);
  return { first, set, stepped: await get() };
}

/** What is wrong with a drive, in itself. */
export function faultsOf({ first, set, stepped }: Drive): string[] {
  const text = JSON.stringify;
  return [
    text(first.params) === text(set.params) && 'no parameter could be set',
    text(first.values) === text(set.values) && 'nothing followed from what was set',
    stepped && stepped.t === set.t && 'a step led nowhere'
  ].filter((fault) => fault !== false && fault !== undefined);
}

/** Opens a page of another origin around a figure in a sandboxed frame, for as long as `use` takes. */
export async function embedded<T>(
  browser: Session,
  address: string,
  use: (host: string) => Promise<T>
): Promise<T> {
  const host = await serveHost(hostPage(address));
  try {
    await browser.open(`${host.origin}/`);
    return await use(`${host.origin}/`);
  } finally {
    await browser.open('about:blank');
    await host.close();
  }
}

/** Drives a figure. */
export const driven = (
  browser: Session,
  site: string,
  id: string
): Promise<{ drive: Drive; complaints: string[] }> =>
  embedded(browser, `${site}embed/${id}/`, async () => ({
    drive: await browser.call(drive),
    complaints: [
      ...(await browser.callInFrame(() => globalThis.complaints ?? ['The page was not watched.'])),
      ...(await browser.complaints())
    ]
  }));
