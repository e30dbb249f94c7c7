export interface Forbidden {
  /** A script between tags, which the page's policy does not know. */
  ran: boolean;
  /** Something of another origin. */
  fetched: boolean;
  /** The directives that the browser reported as violated. */
  reported: string[];
}

/**
 * Tries what the policy of every page forbids. Runs inside a page, of any browser, and uses nothing from outside itself.
 *
 * @param elsewhere an address of another origin that answers
 */
export async function tryForbidden(elsewhere: string): Promise<Forbidden> {
  const reported = new Set<string>();
  const bothReported = new Promise<void>((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      reported.add(effectiveDirective.replace('script-src-elem', 'script-src'));
      if (reported.size === 2) resolve();
    });
  });
  const script = document.createElement('script');
  script.textContent = 'document.currentScript.dataset.ran = "yes"';
  document.head.append(script);
  const ran = script.dataset.ran !== undefined;
  const fetched = await fetch(elsewhere, { mode: 'no-cors' }).then(
    () => true,
    () => false
  );
  if (!ran && !fetched) await bothReported;
  return { ran, fetched, reported: [...reported].sort() };
}

/** What comes of it where the policy holds. */
export const refused: Forbidden = { ran: false, fetched: false, reported: ['connect-src', 'script-src'] };
