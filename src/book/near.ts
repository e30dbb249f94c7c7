/** Before the reader moves, only what is almost in sight is made: a page opens with as little as it can. */
const AT_FIRST = '200px 0px';
/** Who scrolls comes by soon. */
const AHEAD = '600px 0px';

/** Attachment: calls `then` once, when the element is about to come on screen. */
export const near = (then: () => void) => (node: Element) => {
  const watching = (rootMargin: string) => {
    const watch = new IntersectionObserver(
      (entries) => {
        // A busy page hears of coming near and of having been far in one breath.
        if (!entries.some((entry) => entry.isIntersecting)) return;
        end();
        then();
      },
      { rootMargin }
    );
    watch.observe(node);
    return watch;
  };
  let watch = watching(AT_FIRST);
  const lookAhead = () => {
    watch.disconnect();
    watch = watching(AHEAD);
  };
  const end = () => {
    watch.disconnect();
    removeEventListener('scroll', lookAhead);
  };
  addEventListener('scroll', lookAhead, { once: true, passive: true });
  return end;
};
