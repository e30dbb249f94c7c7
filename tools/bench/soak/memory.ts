import { execFileSync } from 'node:child_process';
import type { Browser, CDPSession, Page } from 'playwright';

/** Mebibytes at one moment. */
export interface Memory {
  /** Seconds of training. */
  at: number;
  /** JavaScript objects of the page, and what its array buffers hold: the checkpoints. */
  page: number;
  pageBuffers: number;
  /** The same of the training's worker. WebAssembly's memory is in neither. */
  worker: number;
  workerBuffers: number;
  /** Resident in the page's process, everything included. */
  resident: number;
}

interface Heap {
  usedSize: number;
  backingStorageSize: number;
}

const MIB = 2 ** 20;

/** Answers how much memory a page and its worker hold. To be made before the worker starts. */
export async function memoryOf(browser: Browser, page: Page): Promise<(at: number) => Promise<Memory>> {
  const pageSession = await page.context().newCDPSession(page);
  const browserSession = await browser.newBrowserCDPSession();
  const heapOfWorker = await workerHeap(pageSession);
  return async (at) => {
    const heap: Heap = await pageSession.send('Runtime.getHeapUsage');
    const worker = await heapOfWorker();
    const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo');
    // A browser keeps empty renderers in store; the page's has worked the most.
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    const busiest = renderers.reduce((most, one) => (one.cpuTime > most.cpuTime ? one : most));
    return {
      at,
      page: heap.usedSize / MIB,
      pageBuffers: heap.backingStorageSize / MIB,
      worker: worker.usedSize / MIB,
      workerBuffers: worker.backingStorageSize / MIB,
      resident: residentOf(busiest.id) / MIB
    };
  };
}

/** Bytes that a process holds in memory. */
const residentOf = (process: number) =>
  1024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(process)], { encoding: 'utf8' }));

/** A worker has a protocol session of its own, reached through the page's. */
async function workerHeap(session: CDPSession): Promise<() => Promise<Heap>> {
  let worker = '';
  let asked = 0;
  const waiting = new Map<number, (heap: Heap) => void>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') worker = sessionId;
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: Heap };
    if (id !== undefined && result) waiting.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false
  });
  return () =>
    new Promise((resolve) => {
      const id = ++asked;
      waiting.set(id, (heap) => {
        waiting.delete(id);
        resolve(heap);
      });
      const message = JSON.stringify({ id, method: 'Runtime.getHeapUsage' });
      void session.send('Target.sendMessageToTarget', { sessionId: worker, message });
    });
}
