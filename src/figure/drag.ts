import type { Attachment } from 'svelte/attachments';

/** What a drag does. `Held` is what the hand has taken: where the thing stood, where it was touched. */
export interface Drag<Held> {
  /** A pointer presses: what it takes hold of; undefined where there is nothing to take. */
  take: (event: PointerEvent) => Held | undefined;
  move: (held: Held, event: PointerEvent) => void;
  /** It was let go where it is: by a pointer that was lifted, or by one that has been lost. */
  drop?: (held: Held, event: PointerEvent) => void;
  /** The browser has taken the pointer away, to scroll the page with it, say: nobody meant to drag. */
  giveBack: (held: Held) => void;
  /** Whether a finger drags only sideways: one that sets out up or down scrolls the page. */
  sideways?: boolean;
}

/**
 * Makes something draggable by mouse, pen and finger. One pointer at a time holds it, also beyond its edges, until it is
 * lifted, lost or cancelled; a finger that holds it does not scroll the page.
 */
export function drag<Held>({
  take,
  move,
  drop,
  giveBack,
  sideways = false
}: Drag<Held>): Attachment<SVGElement | HTMLElement> {
  return (node) => {
    let now: { held: Held; pointer: number; x: number; y: number } | undefined;

    function pointerdown(event: Event) {
      if (!(event instanceof PointerEvent) || event.button !== 0 || now) return;
      const held = take(event);
      if (held === undefined) return;
      node.focus({ preventScroll: true });
      now = { held, pointer: event.pointerId, x: event.clientX, y: event.clientY };
      node.setPointerCapture(event.pointerId);
    }
    /** What is held by the pointer of this event. */
    const of = (event: Event) =>
      event instanceof PointerEvent && event.pointerId === now?.pointer
        ? { held: now.held, event }
        : undefined;
    function pointermove(event: Event) {
      const own = of(event);
      if (own) move(own.held, own.event);
    }
    /** Lifted or lost: capture is lost behind every release, and then nothing is held any more. */
    function release(event: Event) {
      const own = of(event);
      now = own ? undefined : now;
      if (own) drop?.(own.held, own.event);
    }
    function pointercancel(event: Event) {
      const own = of(event);
      now = own ? undefined : now;
      if (own) giveBack(own.held);
    }
    // Inside an SVG, touch-action is ignored: a finger that drags has to hold the page still itself.
    function touchmove(event: Event) {
      if (!now || !(event instanceof TouchEvent)) return;
      const { clientX, clientY } = event.touches[0];
      if (!sideways || Math.abs(clientX - now.x) >= Math.abs(clientY - now.y)) event.preventDefault();
    }

    const heard = {
      pointerdown,
      pointermove,
      pointerup: release,
      lostpointercapture: release,
      pointercancel,
      touchmove
    };
    for (const [name, listener] of Object.entries(heard))
      node.addEventListener(name, listener, { passive: name !== 'touchmove' });
    return () => {
      for (const [name, listener] of Object.entries(heard)) node.removeEventListener(name, listener);
    };
  };
}

/**
 * Keys of something that is dragged as well. With a modifier other than Shift they are the browser's.
 *
 * @param answer whether the key meant something; then nobody else hears it
 */
export const keys = (answer: (key: string, fine: boolean) => boolean) => (event: KeyboardEvent) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !answer(event.key, event.shiftKey)) return;
  event.preventDefault();
  event.stopPropagation();
};
