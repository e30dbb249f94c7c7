import { langOf } from '$book/lang.ts';
import { chaptersIn } from '../../content.server.ts';

export const load = ({ params, url }) => {
  const lang = langOf(params);
  return { chapters: chaptersIn(lang), address: url.origin + url.pathname, path: '' };
};
