/** Bytes of a text as gzip packs it, by the browser's own; undefined where it has none. */
export async function gzipped(text: string): Promise<number | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(stream).arrayBuffer()).byteLength;
}

export const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
