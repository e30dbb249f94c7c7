import { render } from 'svelte/server';
import type { Lang } from '$frame/language.ts';
import type { AnyDefinition } from '$frame/widget.ts';
import Still from './Still.svelte';

/**
 * The picture of a figure in its first state, as HTML with the styles it needs; '' for a figure that draws on canvas.
 * It stands in for the live figure until that is loaded, and where there is no script.
 */
export function still(definition: AnyDefinition, lang: Lang): string {
  const { head, body } = render(Still, { props: { definition, lang } });
  const styles = [...head.matchAll(/<style[^>]*>([\s\S]*?<\/style>)/g)].map((match) => `<style>${match[1]}`);
  const start = body.search(/<svg[^>]*\sdata-export/);
  if (start < 0) return '';
  const svg = element(body.slice(start))
    // Dead controls: nothing in a still takes the focus or is announced.
    .replace(/\s(?:tabindex|role|id|aria-[\w-]+|data-q)="[^"]*"/g, '')
    .replace('<svg', '<svg aria-hidden="true"');
  return styles.join('') + svg;
}

/** The element that HTML begins with, to its own end: an `<svg>` may hold others. */
function element(html: string): string {
  let depth = 0;
  for (const tag of html.matchAll(/<(\/?)svg\b/g)) {
    depth += tag[1] === '' ? 1 : -1;
    if (depth === 0) return html.slice(0, html.indexOf('>', tag.index) + 1);
  }
  throw new Error('A picture begins with <svg> and does not end.');
}
