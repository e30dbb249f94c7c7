import type { Component } from 'svelte';
import type { Widget } from '$frame/widget.ts';
import InBrowser from './InBrowser.svelte';
import OnServer from './OnServer.svelte';

/**
 * A figure that the server draws and the browser makes only when it is needed, so that a page is light.
 *
 * @param widget its id
 * @param load its script
 * @param now its script where that is at hand: on the server
 * @returns a component that takes the figure's props
 */
export function later(
  widget: string,
  load: () => Promise<Widget>,
  now?: Widget
): Component<Record<string, unknown>> {
  const Place = (import.meta.env.SSR ? OnServer : InBrowser) as unknown as (
    anchor: unknown,
    props: object
  ) => object;
  const component = (anchor: unknown, given: Record<string, unknown>) =>
    Place(anchor, { widget, load, now, given });
  return component as unknown as Component<Record<string, unknown>>;
}
