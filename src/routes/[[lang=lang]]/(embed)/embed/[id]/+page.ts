import { langOf } from '$book/lang.ts';
import { error } from '@sveltejs/kit';
import { widgets } from '../../../../widgets.ts';

export const entries = () => [...widgets.keys()].flatMap((id) => [{ id }, { lang: 'zh', id }]);

export const load = async ({ params }) => {
  const widget = widgets.get(params.id);
  if (!widget) error(404, 'Not found');
  const lang = langOf(params);
  const Shown = await widget();
  return { Shown, title: Shown.definition.strings[lang].title };
};
