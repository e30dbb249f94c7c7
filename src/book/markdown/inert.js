import { parse } from 'svelte/compiler';

/**
 * @typedef {import('svelte/compiler').AST.Fragment} Fragment
 * @typedef {Fragment['nodes'][number]} Node
 */

/** Shorter text costs less as a part of a template than as a tag of its own. */
const WORTH = 80;

/**
 * The HTML of a node that no script ever changes.
 *
 * @param {Node} node
 * @param {string} source
 * @returns {string | undefined} undefined where something in it is alive
 */
function htmlOf(node, source) {
  if (node.type === 'Text') return node.raw;
  if (node.type === 'Comment') return '';
  if (node.type === 'HtmlTag') {
    const { expression } = node;
    return expression.type === 'Literal' && typeof expression.value === 'string'
      ? expression.value
      : undefined;
  }
  if (node.type !== 'RegularElement') return undefined;
  const isWritten = node.attributes.every(
    (attribute) =>
      attribute.type === 'Attribute' &&
      (attribute.value === true ||
        (Array.isArray(attribute.value) && attribute.value.every((part) => part.type === 'Text')))
  );
  const children = node.fragment.nodes.map((child) => htmlOf(child, source));
  if (!isWritten || children.includes(undefined)) return undefined;
  const attributes = node.attributes.map(({ start, end }) => ` ${source.slice(start, end)}`).join('');
  const isVoid = children.length === 0 && !source.slice(node.start, node.end).endsWith(`</${node.name}>`);
  return `<${node.name}${attributes}>${children.join('')}${isVoid ? '' : `</${node.name}>`}`;
}

/**
 * What is inert in a fragment, as pieces to be put in the place of the source between `start` and `end`.
 *
 * @param {Fragment} fragment
 * @param {string} source
 * @param {(name: string) => boolean} isMadeLater whether a component draws its children only in the browser
 * @returns {{ start: number, end: number, html: string }[]}
 */
function piecesOf(fragment, source, isMadeLater) {
  const pieces = [];
  /** @type {{ start: number, end: number, html: string } | undefined} */
  let run;
  for (const node of fragment.nodes) {
    const html = htmlOf(node, source);
    if (html !== undefined) {
      run = { start: run?.start ?? node.start, end: node.end, html: (run?.html ?? '') + html };
      continue;
    }
    if (run) pieces.push(run);
    run = undefined;
    if (node.type === 'Component' && isMadeLater(node.name)) continue;
    if (node.type === 'SnippetBlock') pieces.push(...piecesOf(node.body, source, isMadeLater));
    else if ('fragment' in node) pieces.push(...piecesOf(node.fragment, source, isMadeLater));
  }
  if (run) pieces.push(run);
  return pieces.filter(({ html }) => html.length > WORTH);
}

/**
 * Prose that never changes is printed by the server and stays out of the browser's script: there it is a tag whose
 * server-made markup Svelte keeps when it hydrates. So a page of Markdown can only be loaded, never be made anew in the
 * browser; links to it are full loads. While developing the text is there, so that an edit shows at once.
 *
 * @param {string} source a Svelte component
 * @param {(name: string) => boolean} isMadeLater
 * @returns {string}
 */
export function withoutInert(source, isMadeLater) {
  const { fragment } = parse(source, { modern: true });
  let done = source;
  for (const { start, end, html } of piecesOf(fragment, source, isMadeLater).reverse()) {
    const text = JSON.stringify(html).replace(/</g, '\\u003C');
    // Not an empty string, which Svelte would take for markup that is to be empty.
    done = `${done.slice(0, start)}{@html import.meta.env.SSR || import.meta.env.DEV ? ${text} : ' '}${done.slice(end)}`;
  }
  return done;
}
