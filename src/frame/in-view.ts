/** How much of a figure must be on screen for a change in it to be seen. */
const ENOUGH = 0.7;

/**
 * Scrolls the page to an element, unless most of what fits of it is on screen already. The focus stays where it is.
 *
 * @param smooth false under reduced motion
 * @returns whether the page had to be scrolled
 */
export function bringIntoView(element: Element, smooth: boolean): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen >= ENOUGH * Math.min(height, innerHeight)) return false;
  element.scrollIntoView({
    // As little as will do, so that the text stays in sight where it can; of what is taller than the window, its top.
    block: height < innerHeight ? 'nearest' : 'start',
    behavior: smooth ? 'smooth' : 'instant'
  });
  return true;
}
