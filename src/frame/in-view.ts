import { seenPart, shownWhole } from './seen.ts';

/** How much of a figure must be on screen for a change in it to be seen. */
const ENOUGH = 0.7;

/**
 * Scrolls the page to an element, unless most of what fits of it is on screen already. The focus stays where it is.
 *
 * @param smooth false under reduced motion
 * @returns whether the page had to be scrolled
 */
export async function bringIntoView(element: Element, smooth: boolean): Promise<boolean> {
  return within(element, smooth, shownWhole() ? await seenPart() : { top: 0, bottom: innerHeight });
}

function within(element: Element, smooth: boolean, part: { top: number; bottom: number }): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const whole = part.bottom - part.top;
  const seen = Math.min(bottom, part.bottom) - Math.max(top, part.top);
  if (seen >= ENOUGH * Math.min(height, whole)) return false;
  element.scrollIntoView({
    // As little as will do, so that the text stays in sight where it can; of what is taller than the window, its top.
    block: height < whole ? 'nearest' : 'start',
    behavior: smooth ? 'smooth' : 'instant'
  });
  return true;
}
