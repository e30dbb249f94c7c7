import type { Widget } from '$frame/widget.ts';

const modules = import.meta.glob<{ default: Widget }>('/src/widgets/*/index.ts');

const folder = (path: string) => path.split('/').slice(-2)[0];

/** How to load each figure of the book, by id: a page gets only the script of the figure it asks for. */
export const widgets: ReadonlyMap<string, () => Promise<Widget>> = new Map(
  Object.entries(modules).map(([path, load]) => [folder(path), async () => (await load()).default])
);
