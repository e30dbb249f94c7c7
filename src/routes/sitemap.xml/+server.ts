import { base } from '$app/paths';
import { chaptersIn } from '../content.server.ts';

export const prerender = true;

export const GET = ({ url }) => {
  const written = chaptersIn('en').filter((chapter) => chapter.written);
  const paths = ['', ...written.map((chapter) => `${chapter.slug}/`), 'figures/', 'glossary/'];
  const start = `${url.origin}${base}/`;
  const alternates = (path: string) =>
    [
      ['en', path],
      ['zh-Hans', `zh/${path}`],
      ['x-default', path]
    ]
      .map(([lang, its]) => `    <xhtml:link rel="alternate" hreflang="${lang}" href="${start}${its}"/>`)
      .join('\n');
  const entries = paths
    .flatMap((path) => [path, `zh/${path}`].map((its) => [path, its]))
    .map(([path, its]) => `  <url>\n    <loc>${start}${its}</loc>\n${alternates(path)}\n  </url>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
  return new Response(xml, { headers: { 'content-type': 'application/xml' } });
};
