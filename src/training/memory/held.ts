import { type Gradients, Trace } from '../../engine/index.ts';

type View = Pick<Uint8Array, 'buffer' | 'byteOffset' | 'byteLength'>;

/** Every buffer of a trace or of gradients, as the engine's own fields name them. Views of views are among them. */
export function buffersOf(made: Trace | Gradients): View[] {
  const views =
    made instanceof Trace ? [made.x, made.output, made.hn, made.cn] : [made.dx, made.dh0, made.dc0, made.dy];
  const layers = made.layers.flatMap((layer) => Object.values<View>({ ...layer }));
  return made instanceof Trace && made.tokens ? [...views, ...layers, made.tokens] : [...views, ...layers];
}

/** Bytes that these views cover: each byte is counted once, however many views see it. */
export function heldBytes(views: readonly View[]): number {
  const byBuffer = new Map<ArrayBufferLike, View[]>();
  for (const view of views) byBuffer.set(view.buffer, [...(byBuffer.get(view.buffer) ?? []), view]);
  let bytes = 0;
  for (const list of byBuffer.values()) {
    let counted = 0;
    for (const { byteOffset, byteLength } of list.sort((a, b) => a.byteOffset - b.byteOffset)) {
      const end = byteOffset + byteLength;
      if (end > counted) bytes += end - Math.max(byteOffset, counted);
      counted = Math.max(counted, end);
    }
  }
  return bytes;
}
