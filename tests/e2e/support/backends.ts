/**
 * What a page's address may say about the engine's backend, and what the page then trains with in this browser. A
 * figure that trains is tested with each: `for (const { query, name } of backends) …`.
 */
export const backends = [
  { query: '', name: 'wasm' },
  { query: '?backend=ts', name: 'ts' }
] as const;
