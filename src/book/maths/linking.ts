import type { Lang } from '$frame/language.ts';
import { quantities } from '../quantities.js';

const names = new Map(quantities.map(({ q, name }) => [q, name]));

const quantityAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('[data-q]')?.getAttribute('data-q') : undefined;

/**
 * Attachment for a page's root: point at a symbol, or at its marks in a figure, and everything of that quantity lights
 * up. In a display equation that has the focus, ← and → walk from symbol to symbol, Escape lets go. A tap lights, and a
 * tap elsewhere clears.
 *
 * @param lang the language of the spoken names
 * @param say called with the name of the symbol that the keyboard has reached, or '' when it lets go
 */
export function linkSymbols(lang: () => Lang, say: (text: string) => void) {
  return (root: HTMLElement) => {
    const listening = new AbortController();
    const { signal } = listening;
    let here: Element | undefined;

    const light = (q: string | null | undefined) => {
      if (q) root.dataset.lit = q;
      else delete root.dataset.lit;
    };
    const leave = () => {
      if (here) say('');
      here?.removeAttribute('data-here');
      here = undefined;
    };
    const clear = () => {
      leave();
      light(undefined);
    };

    /** What stays lit when the pointer goes away: what the keyboard holds. */
    const held = () => here?.getAttribute('data-q') ?? quantityAt(root.ownerDocument.activeElement);

    root.addEventListener('pointerover', (event) => light(quantityAt(event.target) ?? held()), { signal });
    root.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && light(held()), {
      signal
    });
    root.addEventListener('focusin', (event) => light(quantityAt(event.target)), { signal });
    root.addEventListener('focusout', clear, { signal });
    root.ownerDocument.addEventListener(
      'pointerdown',
      (event) => {
        leave();
        light(root.contains(event.target as Node) ? quantityAt(event.target) : undefined);
      },
      { signal }
    );

    root.addEventListener(
      'keydown',
      (event) => {
        const equation = event.target instanceof Element && event.target.closest('.equation');
        if (!equation || event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.key === 'Escape' && here) {
          clear();
          event.preventDefault();
          return;
        }
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        const symbols = [...equation.querySelectorAll('[data-q]')];
        if (by === 0 || symbols.length === 0) return;
        event.preventDefault();
        const last = here ? symbols.indexOf(here) : by > 0 ? -1 : symbols.length;
        const next = symbols[Math.min(symbols.length - 1, Math.max(0, last + by))];
        here?.removeAttribute('data-here');
        here = next;
        next.setAttribute('data-here', '');
        next.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const q = next.getAttribute('data-q') ?? '';
        light(q);
        say(names.get(q)?.[lang()] ?? q);
      },
      { signal }
    );

    return () => {
      listening.abort();
      clear();
    };
  };
}
