import { langOf } from '$book/lang.ts';
import { glossaryIn } from '../../../content.server.ts';

export const load = ({ params }) => {
  const lang = langOf(params);
  return { terms: glossaryIn(lang), path: 'glossary/' };
};
