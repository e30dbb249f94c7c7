import { langOf } from '$book/lang.ts';
import { chaptersIn } from '../../../content.server.ts';
import { still } from '../../../still.server.ts';
import { widgets } from '../../../widgets.ts';

export const load = async ({ params }) => {
  const lang = langOf(params);
  const chapters = chaptersIn(lang);
  const figures = await Promise.all(
    [...widgets].map(async ([id, load]) => {
      const { definition } = await load();
      const chapter = chapters.find((one) => one.figures.includes(id));
      const model = new definition.Model({ ...definition.parameters.defaults });
      const s = definition.strings[lang];
      const line = definition.describe(model, s, lang);
      model.destroy?.();
      return {
        id,
        title: s.title,
        line,
        still: still(definition, lang),
        chapter: chapter && {
          slug: chapter.slug,
          number: chapter.number,
          place: chapter.figures.indexOf(id) + 1
        }
      };
    })
  );
  const place = (figure: (typeof figures)[number]) =>
    figure.chapter ? figure.chapter.number * 100 + figure.chapter.place : Infinity;
  return {
    figures: figures.sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id)),
    path: 'figures/'
  };
};
