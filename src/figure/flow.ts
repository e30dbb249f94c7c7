export interface FlowItem {
  width: number;
  height: number;
  /** Glued to the item before it: the two are never torn apart by a line break. */
  glue?: boolean;
}

export interface Flow {
  /** Left edge and vertical centre of each item. */
  places: { x: number; y: number }[];
  width: number;
  height: number;
}

/**
 * Sets items on lines, as words in a paragraph: left to right, a new line where the next group would not fit.
 * Items of one line share a horizontal axis through their centres.
 */
export function flow(items: readonly FlowItem[], available: number, gap = 8, leading = 12): Flow {
  const groups: number[][] = [];
  items.forEach((item, i) => {
    if (item.glue && groups.length > 0) groups[groups.length - 1].push(i);
    else groups.push([i]);
  });
  const widthOf = (group: number[]) => group.reduce((sum, i) => sum + items[i].width + gap, -gap);

  const lines: number[][] = [[]];
  let used = -gap;
  for (const group of groups) {
    const line = lines[lines.length - 1];
    const width = widthOf(group);
    if (line.length > 0 && used + gap + width > available) {
      lines.push([...group]);
      used = width;
    } else {
      line.push(...group);
      used += gap + width;
    }
  }

  const places: Flow['places'] = [];
  let top = 0;
  let width = 0;
  for (const line of lines) {
    const height = Math.max(0, ...line.map((i) => items[i].height));
    let x = 0;
    for (const i of line) {
      places[i] = { x, y: top + height / 2 };
      x += items[i].width + gap;
    }
    width = Math.max(width, x - gap);
    top += height + leading;
  }
  return { places, width, height: Math.max(0, top - leading) };
}
