/** What a reader does who wants to be elsewhere. */
const moves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Keeps something at its height in the window while what stands above it still grows, as figures do that are made when they
 * come near, until the reader moves. Browsers that anchor the scrolling do half of it, Safari nothing.
 *
 * @param off how far it is from where it belongs, in pixels, at any time; undefined once it is gone
 * @returns what to call when it need not be held any more
 */
export function hold(off: () => number | undefined): () => void {
  const put = () => {
    const distance = off();
    if (distance !== undefined && Math.abs(distance) >= 1) scrollBy({ top: distance, behavior: 'instant' });
  };
  const watch = new ResizeObserver(put);
  const end = () => {
    watch.disconnect();
    removeEventListener('scroll', put);
    for (const move of moves) removeEventListener(move, end, true);
  };
  watch.observe(document.body);
  // The browser itself may still be on its way to where the target was.
  addEventListener('scroll', put);
  for (const move of moves) addEventListener(move, end, true);
  put();
  return end;
}

/** How far an element is from the place that a link to it gives it. */
export function offTarget(element: Element | null): number | undefined {
  if (!element) return undefined;
  const margin = Number.parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
  const distance = element.getBoundingClientRect().top - margin;
  // At the end of a page there is no further to go.
  const left = document.documentElement.scrollHeight - innerHeight - scrollY;
  return Math.min(distance, left);
}
