export const corpora = ['english', 'chinese', 'source'] as const;
type Corpus = (typeof corpora)[number];

/** What there is to learn from, in documents. Fetched when it is asked for. */
export async function readCorpus(name: Corpus): Promise<readonly string[]> {
  if (name === 'english') return (await import('./english.ts')).default;
  if (name === 'chinese') return (await import('./chinese.ts')).default;
  return (await import('./source.ts')).default;
}
