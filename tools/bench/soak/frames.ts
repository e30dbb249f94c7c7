import type { Browser, Page } from 'playwright';
import type { Driver } from './page.ts';

/** What became of a page's frames while it was scrolled. */
export interface Frames {
  seconds: number;
  /** Frames that the compositor put on the screen. */
  shown: number;
  /** Frames that were due, would have been seen to move, and were not shown. */
  dropped: number;
  /** Of the page's own frames (requestAnimationFrame) those that came a whole frame late or more. */
  late: number;
  callbacks: number;
}

export const noFrames: Frames = { seconds: 0, shown: 0, dropped: 0, late: 0, callbacks: 0 };

export const together = (a: Frames, b: Frames): Frames => ({
  seconds: a.seconds + b.seconds,
  shown: a.shown + b.shown,
  dropped: a.dropped + b.dropped,
  late: a.late + b.late,
  callbacks: a.callbacks + b.callbacks
});

interface FrameReport {
  name: string;
  args?: {
    frame_reporter?: {
      state: string;
      affects_smoothness?: boolean;
      frame_sequence: number;
      layer_tree_host_id: number;
      scroll_state: string;
    };
  };
}

/** A frame of 60 a second, in milliseconds. */
const FRAME = 1000 / 60;
/** Pixels, and pixels a second: a reader's hand in a hurry. */
const DISTANCE = 2000;
const SPEED = 800;

declare const soak: Driver;

/** Scrolls the page down and up again by real wheel events, and watches the browser's own account of its frames. */
export async function scrollAndWatch(browser: Browser, page: Page): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  const wheel = (yDistance: number) =>
    session.send('Input.synthesizeScrollGesture', {
      x: 600,
      y: 400,
      yDistance,
      speed: SPEED,
      gestureSourceType: 'mouse'
    });
  await browser.startTracing(page, { categories: ['-*', 'disabled-by-default-devtools.timeline.frame'] });
  await page.evaluate(() => soak.watchFrames());
  const began = performance.now();
  await wheel(-DISTANCE);
  await wheel(DISTANCE);
  const seconds = (performance.now() - began) / 1000;
  const times = await page.evaluate(() => soak.frames());
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: FrameReport[] };
  await session.detach();
  const late = times.filter((time, i) => i > 0 && time - times[i - 1] > 1.5 * FRAME).length;
  return { seconds, ...fateOf(trace.traceEvents), late, callbacks: times.length };
}

/** A frame may be reported twice, for its compositor's and its main thread's half: it is shown if either was. */
function fateOf(events: readonly FrameReport[]): Pick<Frames, 'shown' | 'dropped'> {
  const shown = new Set<string>();
  const missed = new Set<string>();
  for (const { name, args } of events) {
    const report = args?.frame_reporter;
    if (name !== 'PipelineReporter' || !report || report.scroll_state === 'SCROLL_NONE') continue;
    const frame = `${report.layer_tree_host_id}/${report.frame_sequence}`;
    if (report.state.startsWith('STATE_PRESENTED')) shown.add(frame);
    else if (report.state === 'STATE_DROPPED' && report.affects_smoothness) missed.add(frame);
  }
  return { shown: shown.size, dropped: [...missed].filter((frame) => !shown.has(frame)).length };
}
