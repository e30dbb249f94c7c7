import type { Session } from './session.ts';

/** Runs in a page: waits until it answers and its fonts are there, and says how far it reaches beyond its edge. */
async function settled(): Promise<string[]> {
  const root = document.documentElement;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (root.dataset.started !== undefined) resolve();
    };
    new MutationObserver(look).observe(root, { attributes: true });
    look();
  });
  await document.fonts.ready;
  const beyond = root.scrollWidth - root.clientWidth;
  return [
    ...(globalThis.complaints ?? ['The page was not watched.']),
    ...(beyond > 0 ? [`It reaches ${beyond} px beyond the edge of ${root.clientWidth}.`] : [])
  ];
}

/** What is wrong with a page as it loads. */
export async function faultsOfPage(browser: Session, address: string): Promise<string[]> {
  await browser.open(address);
  const heard = await browser.call(settled);
  return [...heard, ...(await browser.complaints())];
}
