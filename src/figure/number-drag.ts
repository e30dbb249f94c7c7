/** How a number in a figure answers the hand: pixels and keys to values. Pure, so that it can be tested alone. */
export interface NumberRange {
  min: number;
  max: number;
  /** The nudge of one arrow key; Shift gives a tenth, PageUp and PageDown ten times as much. */
  step: number;
}

const PIXELS_PER_STEP = 4;

/** Removes the dust of repeated decimal additions: 0.1 + 0.2 is to read 0.3. */
function tidy(value: number, step: number): number {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step)) + 1);
  return Number(value.toFixed(decimals));
}

export const clamp = (value: number, { min, max }: NumberRange) => Math.min(max, Math.max(min, value));

/** Value after dragging `pixels` to the right from `start`. Half a step is the grain, a twentieth with Shift. */
export function dragged(start: number, pixels: number, range: NumberRange, fine = false): number {
  const grain = fine ? range.step / 20 : range.step / 2;
  const moved = Math.round(pixels / (PIXELS_PER_STEP / 2)) * grain;
  return moved === 0 ? start : clamp(tidy(start + moved, grain), range);
}

/** Value after a key, or undefined where the key means nothing to a number. */
export function nudged(value: number, key: string, range: NumberRange, fine = false): number | undefined {
  const step = fine ? range.step / 10 : range.step;
  const by: Record<string, number> = {
    ArrowUp: step,
    ArrowRight: step,
    ArrowDown: -step,
    ArrowLeft: -step,
    PageUp: step * 10,
    PageDown: -step * 10
  };
  if (key in by) return clamp(tidy(value + by[key], step), range);
  if (key === 'Home') return range.min;
  if (key === 'End') return range.max;
  if (key === 'Delete' || key === 'Backspace') return clamp(0, range);
  return undefined;
}

/** A typed number: comma or point, true minus or hyphen. Undefined where it is no finite number. */
export function typed(text: string, range: NumberRange): number | undefined {
  const clean = text.trim().replace(/[−–]/g, '-').replace(',', '.');
  if (clean === '') return undefined;
  const value = Number(clean);
  return Number.isFinite(value) ? clamp(value, range) : undefined;
}
