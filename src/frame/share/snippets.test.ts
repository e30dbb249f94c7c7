import { expect, test } from 'vitest';
import { snippet } from './snippets.ts';

const embedded = {
  url: 'https://x.org/embed/a/#v=1&note="<b>"',
  title: 'Is [this] "<safe>"?',
  height: 500,
  grow: false
};

test('a web page gets a frame in which nothing breaks out of its attribute', () => {
  const html = snippet('html', embedded);
  expect(html).toContain('src="https://x.org/embed/a/#v=1&amp;note=&quot;&lt;b&gt;&quot;"');
  expect(html).toContain('title="Is [this] &quot;&lt;safe&gt;&quot;?"');
  expect(html).toContain('allow="fullscreen; clipboard-write"');
  expect(html).not.toContain('<script>');
});

test('a frame that grows brings the script that listens for its height', () => {
  expect(snippet('html', { ...embedded, grow: true })).toMatch(/<script>[^]*'resize'[^]*<\/script>$/);
});

test('a deck loads the frame when its slide comes, and has no hold of it to unload it by', () => {
  const html = snippet('reveal', embedded);
  expect(html).toMatch(/^<section>\n {2}<iframe class="r-stretch" src="[^>]* loading="lazy"/);
  expect(html).not.toContain('data-src');
});

test('Markdown ends with a link for readers whose site drops frames', () => {
  expect(snippet('markdown', embedded)).toContain(
    '[Is \\[this\\] "<safe>"?](<https://x.org/embed/a/#v=1&note='
  );
});

test('a notebook gets a string that Python reads back', () => {
  expect(snippet('jupyter', embedded)).toContain(
    'IFrame("https://x.org/embed/a/#v=1&note=\\"<b>\\"", width="100%", height=500)'
  );
});
