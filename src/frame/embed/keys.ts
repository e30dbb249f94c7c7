import { ownKey } from '../keyboard.ts';
import type { Parent } from './parent.ts';

/**
 * Gives the page around what it needs of the keyboard. After a click in a figure all keys go into the frame, and a deck
 * of slides would be deaf: keys that mean nothing to the figure are told to the page around, and Escape gives the focus
 * back. PageUp and PageDown are what a presenter's clicker sends: in somebody else's page they belong to that page, and
 * change nothing in the figure.
 *
 * @returns how to stop
 */
export function handKeysBack(parent: Parent): () => void {
  const tell = ({ key }: KeyboardEvent) => parent.send({ unrolled: 1, type: 'keys', key });
  const plain = ({ ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) =>
    !ctrlKey && !metaKey && !altKey && !isComposing;
  const open = () => document.querySelector('dialog[open], :popover-open') !== null;

  function early(event: KeyboardEvent) {
    if (!['PageUp', 'PageDown'].includes(event.key) || !plain(event) || open()) return;
    if (event.target instanceof Element && event.target.matches('textarea, select')) return;
    event.stopImmediatePropagation();
    // Native ones have a use of their own for the key.
    if (event.target instanceof HTMLInputElement) event.preventDefault();
    tell(event);
  }
  function late(event: KeyboardEvent) {
    const { key, target } = event;
    if (event.defaultPrevented || !plain(event) || open()) return;
    if (['Tab', 'Shift', 'CapsLock', 'Dead', 'Unidentified'].includes(key)) return;
    if (target instanceof Element && ownKey(key, target)) return;
    if (key === 'Escape') {
      if (document.activeElement instanceof HTMLElement || document.activeElement instanceof SVGElement)
        document.activeElement.blur();
      parent.focus();
    }
    tell(event);
  }
  addEventListener('keydown', early, true);
  addEventListener('keydown', late);
  return () => {
    removeEventListener('keydown', early, true);
    removeEventListener('keydown', late);
  };
}
