export type SnippetKind = 'html' | 'reveal' | 'markdown' | 'jupyter';

export interface Embedded {
  url: string;
  title: string;
  /** CSS pixels. */
  height: number;
  /** Adds the script that lets the frame grow with the figure. */
  grow: boolean;
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const python = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const allow = 'allow="fullscreen; clipboard-write"';

// Written without `&`: some editors of course pages escape it.
const follow = `<script>
addEventListener('message', function (event) {
  var message = Object(event.data);
  if (message.unrolled !== 1) return;
  if (message.type !== 'resize') return;
  document.querySelectorAll('iframe').forEach(function (frame) {
    if (frame.contentWindow === event.source) frame.style.height = message.height + 'px';
  });
});
</script>`;

/** What an author pastes to put a figure into a page, a deck, a Markdown text or a notebook. */
export function snippet(kind: SnippetKind, { url, title, height, grow }: Embedded): string {
  const src = attribute(url);
  const name = attribute(title);
  const frame = `<iframe src="${src}" title="${name}" width="100%" height="${height}" style="border: 0" loading="lazy" ${allow}></iframe>`;
  switch (kind) {
    case 'html':
      return grow ? `${frame}\n${follow}` : frame;
    case 'reveal':
      // Not `data-src`: reveal.js unloads such a frame when its slide goes, or with `data-preload` a few slides later,
      // and what was set in it is lost. A lazy frame waits for its slide as well, and stays.
      return `<section>\n  <iframe class="r-stretch" src="${src}" title="${name}" width="100%" loading="lazy" data-preload ${allow}></iframe>\n</section>`;
    case 'markdown':
      return `${frame}\n\n[${title.replace(/[[\]\\]/g, '\\$&')}](<${url}>)`;
    case 'jupyter':
      return `from IPython.display import IFrame\nIFrame(${python(url)}, width="100%", height=${height})`;
  }
}
