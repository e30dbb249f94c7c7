/** Before the reader moves, only what is almost in sight is made: a page opens with as little as it can. */
const AT_FIRST = '200px 0px';
/** Who scrolls comes by soon. */
const AHEAD = '600px 0px';

/** What a reader does who is there. */
const signs = ['scroll', 'pointermove', 'pointerdown', 'touchstart', 'keydown'] as const;

/**
 * Attachment: calls `then` once, when the element is about to come on screen.
 *
 * @param patient not before the reader has done something: until then what the server drew stands there, and the page that
 *   opens is as light as its text
 */
export const near =
  (then: () => void, patient = false) =>
  (node: Element) => {
    if (!patient) return watched(then, node);
    let end: (() => void) | undefined;
    const listening = new AbortController();
    const begin = () => {
      listening.abort();
      end = watched(then, node);
    };
    for (const sign of signs) addEventListener(sign, begin, { signal: listening.signal, passive: true });
    return () => {
      listening.abort();
      end?.();
    };
  };

function watched(then: () => void, node: Element): () => void {
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
}
