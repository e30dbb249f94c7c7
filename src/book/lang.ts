import type { Lang } from '$frame/language.ts';

/** The language that a page's address asks for. */
export const langOf = (params: { lang?: string }): Lang => (params.lang === 'zh' ? 'zh' : 'en');
