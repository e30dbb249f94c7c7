import * as v from 'valibot';
import { recall, remember } from '$frame/storage.ts';

const recordSchema = v.object({
  open: v.boolean(),
  best: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1))
});

/** What is remembered of an exercise: whether its card is open, and the best score so far, 0 to 1. */
export type ExerciseRecord = v.InferOutput<typeof recordSchema>;

/** The record in a stored text; a fresh one if the text is damaged or missing. */
export function parseRecord(text: string | undefined): ExerciseRecord {
  const fresh = { open: false, best: 0 };
  if (text === undefined) return fresh;
  try {
    const parsed = v.safeParse(recordSchema, JSON.parse(text));
    return parsed.success ? parsed.output : fresh;
  } catch {
    return fresh;
  }
}

const name = (slug: string, id: string) => `exercise:${slug}/${id}`;

export const loadRecord = (slug: string, id: string) => parseRecord(recall(name(slug, id)));
export const saveRecord = (slug: string, id: string, record: ExerciseRecord) =>
  remember(name(slug, id), JSON.stringify(record));
