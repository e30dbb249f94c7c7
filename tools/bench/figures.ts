/**
 * npm run bench:figures [-- OPTIONS]
 *
 * How much scripting a drag costs a frame: figures of the built site (npm run build) in headless Chromium whose processor
 * is slowed down as DevTools does it, each dragged with the mouse as a reader drags it. Per frame: the script's own time,
 * and all work of the main thread with style, layout and paint. The bar is 16 ms of scripting a frame.
 *
 *     --json           one line of JSON a figure
 *     --only=TEXT      figures alone whose id or name has this in it
 *     --frames=N       frames to drag, default 100, after as many again of warming up
 *     --throttle=N     default 4, a mid-range phone
 *     --width=N        CSS pixels of the window, default 390
 *     --site=FOLDER    default build
 *
 * A machine with other things to do gives other numbers: the worst frames are often its own. The idle line is what
 * looking on costs.
 */
import { parseArgs } from 'node:util';
import { chromium, type CDPSession, type Page } from 'playwright';
import { launchOptions, wholeChromium } from '../browser.mjs';
import { Failure, main } from '../run.mjs';
import { listen, siteServer } from '../serve.mjs';
import { drags, type Drag } from './drags.ts';

/** Milliseconds of one frame. */
interface Frame {
  script: number;
  all: number;
}

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    frames: { type: 'string', default: '100' },
    throttle: { type: 'string', default: '4' },
    width: { type: 'string', default: '390' },
    site: { type: 'string', default: 'build' }
  }
});
const frames = Number(options.frames);
const rate = Number(options.throttle);
const width = Number(options.width);

/** What the main thread has done so far, in milliseconds. */
async function spent(client: CDPSession): Promise<Frame> {
  const { metrics } = await client.send('Performance.getMetrics');
  const of = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? NaN);
  return { script: of('ScriptDuration'), all: of('TaskDuration') };
}

/** Makes `count` moves, each in a frame of its own, and measures every frame. */
async function measure(
  page: Page,
  client: CDPSession,
  count: number,
  move: (frame: number) => Promise<void>
): Promise<Frame[]> {
  const measured: Frame[] = [];
  let before = await spent(client);
  for (let frame = 0; frame < count; frame++) {
    await move(frame);
    // Two frames on, whatever the move has asked for has been computed and drawn.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const after = await spent(client);
    measured.push({ script: after.script - before.script, all: after.all - before.all });
    before = after;
  }
  return measured;
}

/** Milliseconds a frame: the middle one, the one that 19 of 20 stay below, the worst. */
interface Summary {
  median: number;
  p95: number;
  worst: number;
}

function summary(values: number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), p95: at(0.95), worst: at(1) };
}

function print({ id, name }: Drag, what: string, measured: Frame[]): void {
  const script = summary(measured.map((frame) => frame.script));
  const all = summary(measured.map((frame) => frame.all));
  if (options.json) {
    const { length } = measured;
    console.log(
      JSON.stringify({ figure: id, name, what, throttle: rate, width, frames: length, script, all })
    );
    return;
  }
  const ms = ({ median, p95, worst }: Summary) =>
    [median, p95, worst].map((value) => value.toFixed(1).padStart(6)).join(' ');
  console.log(`${id.padEnd(16)} ${what.padEnd(5)}${ms(script)}  |${ms(all)}   ${name}`);
}

async function bench(page: Page, site: string, drag: Drag): Promise<void> {
  const response = await page.goto(`${site}/embed/${drag.id}/#${drag.state}`);
  if (!response?.ok()) throw new Failure(`${drag.id} is not in ${options.site}: npm run build.`);
  await page.locator('html[data-started]').waitFor({ state: 'attached' });
  const figure = page.locator(`figure[id="${drag.id}"]`);
  const handle = drag.handle(figure).first();
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Failure(`${drag.id}: there is nothing to drag for "${drag.name}".`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const before = await figure.innerHTML();
  const client = await page.context().newCDPSession(page);
  // The thread's own time: what other programs take of the processor does not count.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await client.send('Emulation.setCPUThrottlingRate', { rate });
  // Sent to the browser itself: Playwright's mouse runs a script of its own in the page with every move.
  const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', along = 0) =>
    client.send('Input.dispatchMouseEvent', {
      type,
      x: x + drag.by[0] * along,
      y: y + drag.by[1] * along,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1
    });
  await page.mouse.move(x, y);
  const idle = await measure(page, client, 20, async () => undefined);
  await mouse('mousePressed');
  // To and fro along the drag's way, so that every frame brings another number.
  const move = async (frame: number) => {
    await mouse('mouseMoved', Math.sin((2 * Math.PI * (frame + 1)) / 48));
  };
  await measure(page, client, frames, move);
  const dragged = await measure(page, client, frames, move);
  if ((await figure.innerHTML()) === before) throw new Failure(`${drag.id}: "${drag.name}" changed nothing.`);
  await mouse('mouseReleased');
  print(drag, 'drag', dragged);
  print(drag, 'idle', idle);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await client.detach();
}

await main(async () => {
  const chosen = drags.filter(({ id, name }) => `${id} ${name}`.includes(options.only));
  if (chosen.length === 0) throw new Failure(`No figure has "${options.only}" in its id or name.`);
  const server = siteServer(options.site);
  const port = await listen(server, 4230, 20);
  const browser = await chromium.launch(launchOptions(wholeChromium()));
  if (!options.json) {
    console.log(
      `ms a frame at ${rate}× throttle, ${width} px: script median, 95 %, worst | all work likewise`
    );
  }
  try {
    for (const drag of chosen) {
      const page = await browser.newPage({ viewport: { width, height: 844 } });
      await bench(page, `http://localhost:${port}`, drag);
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
});
