import { resolve } from '$app/paths';
import type { Lang } from '../language.ts';

/** The whole address of a figure on its own page, in one state. Only in a browser. */
export function linkTo(widget: string, lang: Lang, hash: string): string {
  const path = `${resolve('/')}${lang === 'zh' ? 'zh/' : ''}embed/${widget}/`;
  return `${new URL(path, location.href).href}#${hash}`;
}
