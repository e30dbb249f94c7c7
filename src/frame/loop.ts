type Tick = (seconds: number) => void;

const LONGEST = 0.05;
const subscribers = new Set<Tick>();
let request = 0;
let last = 0;

function frame(now: number) {
  const seconds = Math.min(LONGEST, Math.max(0, (now - last) / 1000));
  last = now;
  for (const tick of [...subscribers]) {
    try {
      tick(seconds);
    } catch (error) {
      // One figure that fails must not stop the others.
      subscribers.delete(tick);
      reportError(error);
    }
  }
  request = subscribers.size > 0 ? requestAnimationFrame(frame) : 0;
}

/**
 * Joins the page's one animation loop. A step is never longer than 50 ms, so that a page that slept does not jump.
 * The browser itself calls no frame on a hidden tab. Only ever called in a browser.
 *
 * @param tick called once a frame with the seconds since the last
 * @returns a function that leaves the loop
 */
export function animate(tick: Tick): () => void {
  subscribers.add(tick);
  if (request === 0) {
    last = performance.now();
    request = requestAnimationFrame(frame);
  }
  return () => {
    subscribers.delete(tick);
  };
}
