/** Attachment: calls `then` once, when the element is about to come on screen. */
export const near = (then: () => void) => (node: Element) => {
  const watch = new IntersectionObserver(
    ([entry]) => {
      if (!entry.isIntersecting) return;
      watch.disconnect();
      then();
    },
    { rootMargin: '600px 0px' }
  );
  watch.observe(node);
  return () => watch.disconnect();
};
