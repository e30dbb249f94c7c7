import type { Component } from 'svelte';
import Frame from './Frame.svelte';
import type { AnyDefinition, Definition, FrameProps, Model } from './definition.ts';

export type { AnyDefinition, Definition, FrameProps, Model, ViewProps, Widget } from './definition.ts';

/**
 * Puts a figure into its frame.
 *
 * @returns a Svelte component whose props are the figure's parameters and the frame's own, with `definition` attached
 */
export function widget<V extends Record<string, unknown>, M extends Model, S extends { title: string }>(
  definition: Definition<V, M, S>
): Component<Partial<V> & FrameProps> & { definition: AnyDefinition } {
  // Props are handed on as one object, not spread: spreading reads them once and loses every later change.
  const component = (anchor: unknown, given: Partial<V> & FrameProps) =>
    (Frame as unknown as (anchor: unknown, props: object) => object)(anchor, {
      definition,
      given
    });
  return Object.assign(component as unknown as Component<Partial<V> & FrameProps>, {
    definition: definition as unknown as AnyDefinition
  });
}
