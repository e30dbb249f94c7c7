import * as v from 'valibot';
import { session } from '$frame/storage.ts';

/** What a tab remembers of a page, the same in both languages: where the reader was, and how the figures stood. */
const stay = v.object({
  place: v.nullable(v.object({ id: v.string(), share: v.number() })),
  /** Hashes of the figures that the reader changed, by the ids of their elements. */
  figures: v.record(v.string(), v.string())
});
export type Stay = v.InferOutput<typeof stay>;

const fresh: Stay = { place: null, figures: {} };

/** What is remembered; nothing where the text is damaged or missing. @param path the page's address without its language */
export function loadStay(path: string): Stay {
  const text = session.recall(`stay:${path}`);
  if (text === undefined) return fresh;
  try {
    const parsed = v.safeParse(stay, JSON.parse(text));
    return parsed.success ? parsed.output : fresh;
  } catch {
    return fresh;
  }
}

export const saveStay = (path: string, now: Stay) => session.remember(`stay:${path}`, JSON.stringify(now));

const LEFT = 'switched';

/** The page is left for the same in the other language. */
export const leaveForOther = (path: string) => session.remember(LEFT, path);

/** Whether it was, asked once. */
export function cameFromOther(path: string): boolean {
  const left = session.recall(LEFT);
  session.remember(LEFT, undefined);
  return left === path;
}
