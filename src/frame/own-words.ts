/** A translator that puts its words back again and again has won. */
const TRIES = 3;

/**
 * Some translators heed no `translate="no"`: they put <font> elements in the place of text that is then changed out of
 * sight. Inside an element that keeps its words the text is put back.
 */
export function keepOwnWords(root: HTMLElement): () => void {
  const tried = new WeakMap<Node, number>();
  const isFont = (node: Node | null): node is HTMLElement => node?.nodeName === 'FONT' && node.isConnected;
  const watch = new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of records)
      for (const text of removedNodes) {
        if (text.nodeType !== Node.TEXT_NODE || text.isConnected) continue;
        if (!(target instanceof Element) || !target.closest('[translate=no]')) continue;
        const font = [...addedNodes, previousSibling, nextSibling].find(isFont);
        const count = (tried.get(text) ?? 0) + 1;
        tried.set(text, count);
        if (font && count <= TRIES) font.replaceWith(text);
      }
  });
  watch.observe(root, { childList: true, subtree: true });
  return () => watch.disconnect();
}
