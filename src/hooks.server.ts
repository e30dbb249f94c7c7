import { createHash } from 'node:crypto';
import { dev } from '$app/environment';
import { base } from '$app/paths';
import type { Handle } from '@sveltejs/kit';

/** The fonts of running text and of controls: asked for at once, so that text does not change its face. */
const early = /source-(?:serif-4|sans-3)-latin-wght-normal/;

const policyMeta = /<meta http-equiv="content-security-policy" content="([^"]*)">/;

/** Hands the policy of a page that is written to a file to static/policy.js, which knows where that file is served. */
function handOverPolicy(html: string): string {
  const [meta, policy] = policyMeta.exec(html) ?? [];
  return meta === undefined
    ? html
    : html.replace(meta, '').replace('data-policy=""', `data-policy="${policy}"`);
}

const hashOf = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}`;

/**
 * The text comes first: what makes a page answer is fetched at once, but with what bandwidth the text leaves, and begins
 * once the text was drawn. A page that nobody looks at draws nothing and begins all the same.
 */
function textFirst(html: string): string {
  const [, script] = /<script>(\s*\{\s*__sveltekit_[\s\S]*?)<\/script>/.exec(html) ?? [];
  if (script === undefined) return html;
  const drawn = 'new Promise((go) => (requestAnimationFrame(() => setTimeout(go)), setTimeout(go, 300)))';
  const after = script.replace('Promise.all([', `${drawn}.then(() => Promise.all([`).replace('])', ']))');
  return html
    .replace(script, () => after)
    .replace(hashOf(script), hashOf(after))
    .replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"');
}

export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) => type === 'js' || type === 'css' || (type === 'font' && early.test(path)),
    transformPageChunk({ html }) {
      // Search, hyphenation and speech go by the language of the page.
      const built = handOverPolicy(html);
      // While the book is changed the policy is a header, whose hash nothing here can mend.
      const page = (dev ? built : textFirst(built)).replace(
        '%lang%',
        event.params.lang === 'zh' ? 'zh-Hans' : 'en'
      );
      // The page for unknown addresses is served at any depth: its own addresses must not depend on where it stands.
      return event.route.id === '/404.html' ? page.replace(/((?:href|src)=")\.\//g, `$1${base}/`) : page;
    }
  });
