import type { HeldOut } from '../shipped/held-out.ts';
import { shippedTexts } from '../shipped/shipped-model.svelte.ts';
import type { Shipment } from '../shipped/shipment.svelte.ts';

let shared: Shipment<HeldOut> | undefined;

/** The page's one copy of them. */
export function heldOutOfC(): Shipment<HeldOut> {
  if (typeof window === 'undefined') return shippedTexts('c');
  return (shared ??= shippedTexts('c'));
}
