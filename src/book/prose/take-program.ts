import type { Lang } from '$frame/language.ts';
import { strings } from '$frame/share/strings.ts';
import { copyText, download } from '$frame/take-away.ts';

const textOf = (program: HTMLElement) => `${program.textContent.trim()}\n`;

/** Copies a program as it stands in the page, or marks it where the page may not copy; says which, in words. */
export async function copy(program: HTMLElement, lang: Lang): Promise<string> {
  const { copied, selected } = strings[lang];
  if (await copyText(textOf(program))) return copied;
  getSelection()?.selectAllChildren(program);
  return selected;
}

export const save = (program: HTMLElement, name: string): void =>
  download(name, new Blob([textOf(program)], { type: 'text/plain' }));
