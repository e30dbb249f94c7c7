// The ESLint rule `unrolled/rooms`: refuses an import that goes against the table in rooms.mjs.
import { relative, sep } from 'node:path';
import { root } from '../run.mjs';
import { forbidden } from './rooms.mjs';

/** @type {import('eslint').Rule.RuleModule} */
export const rooms = {
  meta: {
    type: 'problem',
    docs: { description: 'keep to the table of who may import whom' },
    messages: { forbidden: '{{reason}}' },
    schema: []
  },
  create(context) {
    const importer = relative(root, context.filename).split(sep).join('/');
    // A test, and what tests share, may build what it needs from anywhere.
    if (/(\.test|\/testing)\.ts$/.test(importer)) return {};

    /** @param {import('estree').Node | null | undefined} node @param {string} query */
    const check = (node, query = '') => {
      if (node?.type !== 'Literal' || typeof node.value !== 'string') return;
      const reason = forbidden(importer, node.value + query);
      if (reason) context.report({ node, messageId: 'forbidden', data: { reason } });
    };
    /** @param {import('estree').SimpleCallExpression} call */
    const isGlob = ({ callee }) =>
      callee.type === 'MemberExpression' &&
      callee.object.type === 'MetaProperty' &&
      callee.property.type === 'Identifier' &&
      callee.property.name === 'glob';

    /**
     * What a glob's options put behind every path: `{ query: '?raw' }`.
     *
     * @param {import('estree').Node | undefined} options
     */
    const queryOf = (options) => {
      if (options?.type !== 'ObjectExpression') return '';
      for (const property of options.properties)
        if (
          property.type === 'Property' &&
          property.key.type === 'Identifier' &&
          property.key.name === 'query' &&
          property.value.type === 'Literal'
        )
          return String(property.value.value);
      return '';
    };

    return {
      ImportDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      CallExpression(node) {
        if (node.type !== 'CallExpression' || !isGlob(node)) return;
        const [first, options] = node.arguments;
        const query = queryOf(options);
        for (const pattern of first?.type === 'ArrayExpression' ? first.elements : [first])
          if (pattern?.type !== 'SpreadElement') check(pattern, query);
      }
    };
  }
};
