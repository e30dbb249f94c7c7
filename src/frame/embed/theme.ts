import type { Looks } from '../params/index.ts';

/**
 * Gives the page the theme that its address asks for; `auto` follows the reader's system.
 *
 * @returns how to stop following
 */
export function showTheme(theme: Looks['theme']): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.documentElement.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  apply();
  if (theme !== 'auto') return () => {};
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}
