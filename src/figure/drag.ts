import type { Attachment } from 'svelte/attachments';

/** What a drag does. `Held` is what the hand has taken: where the thing stood, where it was touched. */
export interface Drag<Held> {
  /** A pointer presses, or a finger taps: what it takes hold of; undefined where there is nothing to take. */
  take: (event: PointerEvent) => Held | undefined;
  move: (held: Held, event: PointerEvent) => void;
  /** It was let go where it is: by a pointer that was lifted, or by one that has been lost. */
  drop?: (held: Held, event: PointerEvent) => void;
  /** The pointer was taken away, to scroll or zoom the page with it, say: nobody meant to drag. */
  giveBack: (held: Held) => void;
}

/** So far a finger may tremble while it decides. */
const TREMBLE = 6;

/**
 * Where a finger wants to go that was put down: across the page it drags, up or down it scrolls. A thumb swipes at up to
 * 30° from the vertical.
 *
 * @returns undefined as long as that is open
 */
export function wayOf(dx: number, dy: number): 'across' | 'along' | undefined {
  if (Math.hypot(dx, dy) < TREMBLE) return undefined;
  return Math.abs(dx) > Math.abs(dy) ? 'across' : 'along';
}

/**
 * Makes something draggable by mouse, pen and finger. One pointer at a time holds it, also beyond its edges, until it is
 * lifted, lost or cancelled.
 *
 * A finger may want to scroll or zoom the page instead, whatever it begins on. It takes nothing before it has set out
 * across the page, or has been lifted where it was put down; once it drags, it goes where it likes and the page keeps
 * still. A second finger gives back what the first one has taken.
 */
export function drag<Held>({ take, move, drop, giveBack }: Drag<Held>): Attachment<SVGElement | HTMLElement> {
  return (node) => {
    /** The pointer that is down, and what it holds: nothing yet, where it is a finger that has not decided. */
    let now: { down: PointerEvent; held?: Held } | undefined;

    function hold(down: PointerEvent) {
      const held = take(down);
      now = held === undefined ? undefined : { down, held };
      if (now) node.focus({ preventScroll: true });
    }
    function end() {
      now = undefined;
      removeEventListener('pointerdown', second, true);
    }
    function letGo() {
      const held = now?.held;
      end();
      if (held !== undefined) giveBack(held);
    }
    function second(event: PointerEvent) {
      if (now && event.pointerType === 'touch' && event.pointerId !== now.down.pointerId) letGo();
    }

    function pointerdown(event: Event) {
      if (!(event instanceof PointerEvent) || event.button !== 0 || now) return;
      if (event.pointerType === 'touch') {
        if (!event.isPrimary) return;
        now = { down: event };
        addEventListener('pointerdown', second, true);
      } else hold(event);
      if (now) node.setPointerCapture(event.pointerId);
    }
    const own = (event: Event): event is PointerEvent =>
      event instanceof PointerEvent && event.pointerId === now?.down.pointerId;
    /** A finger sets out: it has taken hold, or is the page's. */
    function decide({ clientX, clientY }: { clientX: number; clientY: number }) {
      if (!now || now.held !== undefined) return;
      const way = wayOf(clientX - now.down.clientX, clientY - now.down.clientY);
      if (way === 'across') hold(now.down);
      if (way === 'along' || !now) end();
    }
    function pointermove(event: Event) {
      if (!own(event)) return;
      // A release that nobody has told of: outside of a frame, say.
      if (event.pointerType === 'mouse' && event.buttons === 0) return release(event);
      decide(event);
      if (now?.held !== undefined) move(now.held, event);
    }
    /** Lifted or lost: capture is lost behind every release, and then nothing is held any more. */
    function release(event: Event) {
      if (!own(event)) return;
      // A finger that was lifted before it went anywhere: a tap.
      if (now?.held === undefined && event.type === 'pointerup') hold(event);
      const held = now?.held;
      end();
      if (held !== undefined) drop?.(held, event);
    }
    function pointercancel(event: Event) {
      if (own(event)) letGo();
    }
    // Inside an SVG, touch-action is ignored: a finger that drags has to hold the page still itself.
    function touchmove(event: Event) {
      if (!now || !(event instanceof TouchEvent)) return;
      if (event.touches.length > 1) return letGo();
      if (now.down.pointerType === 'touch') decide(event.touches[0]);
      if (now?.held !== undefined && event.cancelable) event.preventDefault();
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
      end();
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
