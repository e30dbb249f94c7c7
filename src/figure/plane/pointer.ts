/** Where a pointer is, in the coordinate system that `node` is drawn in. */
export function pixelsOf(event: MouseEvent, node: SVGGraphicsElement): readonly [number, number] {
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(node.getScreenCTM()?.inverse());
  return [x, y];
}
