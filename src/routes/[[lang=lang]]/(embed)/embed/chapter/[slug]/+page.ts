import { langOf } from '$book/lang.ts';
import { chapterText } from '../../../../../chapter-text.ts';

export const load = async ({ params, data }) => {
  const lang = langOf(params);
  return { ...data, Text: await chapterText(lang, params.slug) };
};
