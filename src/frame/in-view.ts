import { seenPart, shownWhole } from './seen.ts';

/** How much of a figure must be on screen for a change in it to be seen. */
const ENOUGH = 0.7;

const windowPart = async () => (shownWhole() ? seenPart() : { top: 0, bottom: innerHeight });

function enough(element: Element, part: { top: number; bottom: number }): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const seen = Math.min(bottom, part.bottom) - Math.max(top, part.top);
  return seen >= ENOUGH * Math.min(height, part.bottom - part.top);
}

/** Whether so much of an element is on screen that a change in it will be seen. */
export const inSight = async (element: Element): Promise<boolean> => enough(element, await windowPart());

/**
 * Scrolls the page to an element, unless most of what fits of it is on screen already. The focus stays where it is.
 *
 * @param smooth false under reduced motion
 * @returns whether the page had to be scrolled
 */
export async function bringIntoView(element: Element, smooth: boolean): Promise<boolean> {
  const part = await windowPart();
  if (enough(element, part)) return false;
  element.scrollIntoView({
    // As little as will do, so that the text stays in sight where it can; of what is taller than the window, its top.
    block: element.clientHeight < part.bottom - part.top ? 'nearest' : 'start',
    behavior: smooth ? 'smooth' : 'instant'
  });
  return true;
}
