import { langOf } from '$book/lang.ts';
import { chapterData, chapterEntries } from '../../../content.server.ts';

export const entries = chapterEntries;

export const load = ({ params }) => {
  const lang = langOf(params);
  return { ...chapterData(lang, params.slug), path: `${params.slug}/` };
};
