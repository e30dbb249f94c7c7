/** A rectangle of a picture by its left upper corner, in CSS pixels. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Room for an axis on the left with its numbers, one below with its title, and a title above. */
export const MARGINS = { left: 44, right: 12, top: 22, bottom: 36 };

/** What is left of a place inside its margins: the plot inside the room that its axes and titles take too. */
export function inset(
  { x, y, width, height }: Place,
  { left, right, top, bottom }: typeof MARGINS = MARGINS
): Place {
  return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom };
}
