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

export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) => type === 'js' || type === 'css' || (type === 'font' && early.test(path)),
    transformPageChunk({ html }) {
      // Search, hyphenation and speech go by the language of the page.
      const page = handOverPolicy(html).replace('%lang%', event.params.lang === 'zh' ? 'zh-Hans' : 'en');
      // The page for unknown addresses is served at any depth: its own addresses must not depend on where it stands.
      return event.route.id === '/404.html' ? page.replace(/((?:href|src)=")\.\//g, `$1${base}/`) : page;
    }
  });
