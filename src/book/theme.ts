import { recall, remember } from '$frame/storage.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The reader's choice; `auto` follows the system. `static/theme.js` reads the same entry before the first paint. */
export function chosenTheme(): Theme {
  const stored = recall('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

/** Stores the choice and shows it at once. */
export function chooseTheme(theme: Theme): void {
  remember('theme', theme === 'auto' ? undefined : theme);
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const own = theme === 'auto' || matchMedia('(forced-colors: active)').matches;
  document.documentElement.dataset.theme = own ? (dark ? 'dark' : 'light') : theme;
}
