import { resolve } from '$app/paths';
import type { Lang } from '$frame/language.ts';

/** The address of a page inside this site, wherever it is hosted. `path` ends with a slash, or is empty for the start. */
export const site = (lang: Lang, path = '') => `${resolve('/')}${lang === 'zh' ? 'zh/' : ''}${path}`;
