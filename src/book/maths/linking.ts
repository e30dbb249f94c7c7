import type { Lang } from '$frame/language.ts';
import { quantities } from '../quantities.js';

const names = new Map(quantities.map(({ q, name }) => [q, name]));

const quantityAt = (target: EventTarget | null) =>
  (target instanceof Element && target.closest('[data-q]')?.getAttribute('data-q')) || undefined;

/** What asks for light. What was pointed at goes before what the arrow keys reached, and that before what has the focus. */
class Light {
  pointed: string | undefined;
  reached: Element | undefined;
  focused: string | undefined;
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  show() {
    const q = this.pointed ?? quantityAt(this.reached ?? null) ?? this.focused;
    if (q) this.#root.dataset.lit = q;
    else delete this.#root.dataset.lit;
  }

  reach(symbol: Element | undefined) {
    this.reached?.removeAttribute('data-here');
    symbol?.setAttribute('data-here', '');
    this.reached = symbol;
  }
}

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
    const light = new Light(root);
    const listening = new AbortController();
    const { signal } = listening;

    const letGo = () => {
      if (!light.reached) return;
      light.reach(undefined);
      say('');
    };

    const pointerover = (event: PointerEvent) => {
      light.pointed = quantityAt(event.target);
      light.show();
    };
    const pointerleave = (event: PointerEvent) => {
      // A finger that lifts leaves too, but what it tapped stays lit.
      if (event.pointerType !== 'mouse') return;
      light.pointed = undefined;
      light.show();
    };
    const pointerdown = (event: PointerEvent) => {
      letGo();
      light.pointed = root.contains(event.target as Node) ? quantityAt(event.target) : undefined;
      light.show();
    };
    const focusin = (event: FocusEvent) => {
      light.focused = quantityAt(event.target);
      light.show();
    };
    const focusout = () => {
      letGo();
      light.focused = undefined;
      light.show();
    };
    const keydown = (event: KeyboardEvent) => {
      const equation = event.target instanceof Element && event.target.closest('.equation');
      if (!equation || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape' && light.reached) {
        letGo();
        light.show();
        event.preventDefault();
        return;
      }
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const symbols = [...equation.querySelectorAll('[data-q]')];
      if (by === 0 || symbols.length === 0) return;
      event.preventDefault();
      const last = light.reached ? symbols.indexOf(light.reached) : by > 0 ? -1 : symbols.length;
      const next = symbols[Math.min(symbols.length - 1, Math.max(0, last + by))];
      light.pointed = undefined;
      light.reach(next);
      light.show();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const q = quantityAt(next) ?? '';
      say(names.get(q)?.[lang()] ?? q);
    };

    root.addEventListener('pointerover', pointerover, { signal });
    root.addEventListener('pointerleave', pointerleave, { signal });
    root.ownerDocument.addEventListener('pointerdown', pointerdown, { signal });
    root.addEventListener('focusin', focusin, { signal });
    root.addEventListener('focusout', focusout, { signal });
    root.addEventListener('keydown', keydown, { signal });

    return () => {
      listening.abort();
      light.reach(undefined);
      delete root.dataset.lit;
    };
  };
}
