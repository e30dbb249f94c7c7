import type { Component } from 'svelte';
import type { Lang } from '$frame/language.ts';

const texts = import.meta.glob<{ default: Component }>('/content/*/{en,zh}.md');

/** The text of a chapter, loaded when asked for. */
export async function chapterText(lang: Lang, slug: string): Promise<Component> {
  const path = Object.keys(texts).find((one) => one.endsWith(`-${slug}/${lang}.md`));
  if (!path) throw new Error(`There is no text of "${slug}" in "${lang}"`);
  return (await texts[path]()).default;
}
