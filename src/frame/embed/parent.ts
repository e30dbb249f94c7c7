/** The page around an embed: what may send messages, and where messages go. */
export interface Parent {
  send(message: object): void;
  /** Gives it the keyboard. */
  focus(): void;
  /** Calls `heed` with whatever the parent sends. Returns how to stop. */
  listen(heed: (data: unknown) => void): () => void;
}

/**
 * The embedding window. Nobody else is heeded: another frame or a pop-up could send messages, too.
 *
 * @returns undefined where the page is not embedded
 */
export function embeddingWindow(self: Window = window): Parent | undefined {
  const { parent } = self;
  if (parent === self) return undefined;
  return {
    // Nothing secret is ever sent, and a sandboxed parent has no origin that could be named.
    send: (message) => parent.postMessage(message, '*'),
    focus: () => parent.focus(),
    listen(heed) {
      const onmessage = (event: MessageEvent) => {
        if (event.source === parent) heed(event.data);
      };
      self.addEventListener('message', onmessage);
      return () => self.removeEventListener('message', onmessage);
    }
  };
}
