/**
 * What a reader sees of this page, in its own coordinates. In a frame as high as its content that is not the frame's
 * window: nobody but an IntersectionObserver knows what the page around lets through.
 */
export const seenPart = (): Promise<{ top: number; bottom: number }> =>
  new Promise((resolve) => {
    const watch = new IntersectionObserver(
      ([
        {
          intersectionRect: { top, bottom }
        }
      ]) => {
        watch.disconnect();
        resolve({ top, bottom });
      }
    );
    watch.observe(document.documentElement);
  });

/** Whether this page stands in a frame that shows it whole: then the page around does the scrolling. */
export const shownWhole = (): boolean =>
  window.parent !== window && document.documentElement.scrollHeight <= innerHeight + 1;
