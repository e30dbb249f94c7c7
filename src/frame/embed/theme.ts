import type { Looks } from '../params/index.ts';

/**
 * Gives the page the theme that its address asks for; `auto` follows the reader's system, and so does every theme where
 * that forces its colours: the ground is the system's then, and pictures have to stand out from it.
 *
 * @returns how to stop following
 */
export function showTheme(theme: Looks['theme']): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const forced = matchMedia('(forced-colors: active)');
  const apply = () => {
    const own = theme === 'auto' || forced.matches;
    document.documentElement.dataset.theme = own ? (dark.matches ? 'dark' : 'light') : theme;
  };
  apply();
  for (const query of [dark, forced]) query.addEventListener('change', apply);
  return () => {
    for (const query of [dark, forced]) query.removeEventListener('change', apply);
  };
}
