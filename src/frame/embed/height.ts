import type { Parent } from './parent.ts';

/**
 * Tells the embedding page how high an element is, whenever that changes. Only the element's own height counts, which
 * no style ties to the height of the frame, so that a parent who follows does not cause the next change.
 *
 * @returns how to stop
 */
export function tellHeight(node: HTMLElement, parent: Parent): () => void {
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(node.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.send({ unrolled: 1, type: 'resize', height });
    // https://cssplice.org/slcp/iframe-protocol-specification.html and many LTI platforms read this one.
    parent.send({ subject: 'lti.frameResize', height });
  });
  observer.observe(node);
  return () => observer.disconnect();
}
