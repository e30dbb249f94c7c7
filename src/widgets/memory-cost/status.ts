import { countTick, formatBytes } from '$figure/units.ts';
import { sentences } from '$frame/sentences.ts';
import type { Tone } from '$frame/Status.svelte';
import { LENGTHS, type MemoryCost } from './model.svelte.ts';
import type { MemoryStrings } from './strings.ts';

/** How a figure stands, in a sentence or two. */
export function statusOf(model: MemoryCost, s: MemoryStrings): { tone: Tone; said: string } {
  const { T, budget, window } = model.params;
  if (budget > 0) {
    const { trial } = model;
    const goal = s.goal(countTick(T), countTick(budget));
    if (!trial) return { tone: 'plain', said: model.measuring ? sentences(goal, s.measuring) : goal };
    const held = countTick(trial.measured.bytes);
    const count = countTick(model.checkpointsAt(T));
    if (!trial.fits)
      return { tone: 'bad', said: s.over(count, held, countTick(trial.measured.bytes - budget)) };
    return trial.fewest
      ? { tone: 'good', said: s.solved(count, held) }
      : { tone: 'plain', said: s.fitsNotFewest(count, held) };
  }
  const last = LENGTHS[LENGTHS.length - 1];
  const all = s.predicted(
    countTick(last),
    formatBytes(model.bytes('full', last)),
    formatBytes(model.bytes('truncated', last)),
    window,
    formatBytes(model.bytes('checkpointed', last)),
    model.checkpointsAt(last)
  );
  const full = model.measured('full', LENGTHS[Math.max(0, model.t - 1)]);
  const again = model.measured('checkpointed', LENGTHS[Math.max(0, model.t - 1)]);
  if (model.t === 0 || !full || !again) {
    return { tone: 'plain', said: sentences(all, model.measuring ? s.measuring : s.pressPlay) };
  }
  const at = countTick(LENGTHS[model.t - 1]);
  const found = s.found(at, again.perStep / full.perStep, again.difference);
  const how = s.measuredWith(model.backend, model.t, LENGTHS.length);
  return { tone: 'plain', said: sentences(found, how, model.measuring ? s.measuring : '') };
}
