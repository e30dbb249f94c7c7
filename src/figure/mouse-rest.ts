let at: readonly [x: number, y: number] | undefined;
let moved = true;

// Before any figure hears of it; `movementX` will not do, it is 0 for the moves of remote controls and test drivers.
if (typeof window !== 'undefined')
  window.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      moved = at?.[0] !== clientX || at[1] !== clientY;
      at = [clientX, clientY];
    },
    { capture: true, passive: true }
  );

/**
 * Whether the `pointermove` that is being heard is one: a page that scrolls sends it too, to what comes under a mouse that
 * rests, and nobody points at that.
 */
export const mouseMoved = (): boolean => moved;
