import type { FrameProps, Widget } from '$frame/widget.ts';

/** What stands where a figure is made later: how to get it, what it is given, and its script on the server. */
export interface Place {
  /** The figure's id, as in its address. */
  widget: string;
  load: () => Promise<Widget>;
  /** On the server, which draws the figure's first state. */
  now: Widget | undefined;
  given: FrameProps & Record<string, unknown>;
}
