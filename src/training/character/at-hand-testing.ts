import { ShippedModel } from '../shipped/shipped-model.svelte.ts';
import { shippedFile } from '../shipped/testing.ts';
import { ModelAtHand } from './model-at-hand.svelte.ts';
import type { Which } from './which.ts';

/** For tests: the book's model as a figure has it that has fetched it. */
export function proseAtHand(which: () => Which = () => 'book'): ModelAtHand {
  const shipped = new ShippedModel('prose');
  shipped.content = shippedFile('prose');
  return new ModelAtHand(which, shipped);
}
