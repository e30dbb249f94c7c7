/** A rectangle of a picture by its left upper corner, in CSS pixels. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is left of a place inside its margins: the plot inside the room that its axes and titles take too. */
export function inset(
  { x, y, width, height }: Place,
  { left, right, top, bottom }: Record<'left' | 'right' | 'top' | 'bottom', number>
): Place {
  return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom };
}
