declare global {
  var complaints: string[] | undefined;
}

/**
 * Runs in a page before all else and keeps what goes wrong there. WebKit has no other console for those who drive it.
 * A module that is preloaded counts where it is missed, not here: Firefox reports some that it has loaded.
 */
export function watch(): void {
  const complaints: string[] = (globalThis.complaints = []);
  for (const level of ['error', 'warn', 'assert'] as const) {
    const say = console[level].bind(console) as (...words: unknown[]) => void;
    console[level] = (...words: unknown[]) => {
      if (level !== 'assert' || !words[0])
        complaints.push(`console.${level}: ${words.map(String).join(' ')}`);
      say(...words);
    };
  }
  addEventListener(
    'error',
    (event) => {
      const { target } = event;
      if (!(target instanceof Element)) complaints.push(`uncaught: ${event.message}`);
      else if (target.getAttribute('rel') !== 'modulepreload')
        complaints.push(
          `not loaded: ${target.getAttribute('src') ?? target.getAttribute('href') ?? target.tagName}`
        );
    },
    true
  );
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(`not handled: ${String(reason)}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    complaints.push(`against the policy: ${effectiveDirective} ${blockedURI}`)
  );
  document.fonts.addEventListener('loadingerror', ({ fontfaces }) =>
    complaints.push(...fontfaces.map(({ family }) => `font not loaded: ${family}`))
  );
}
