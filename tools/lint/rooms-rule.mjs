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

    /** @param {import('estree').Node | null | undefined} node */
    const check = (node) => {
      if (node?.type !== 'Literal' || typeof node.value !== 'string') return;
      const reason = forbidden(importer, node.value);
      if (reason) context.report({ node, messageId: 'forbidden', data: { reason } });
    };
    /** @param {import('estree').SimpleCallExpression} call */
    const isGlob = ({ callee }) =>
      callee.type === 'MemberExpression' &&
      callee.object.type === 'MetaProperty' &&
      callee.property.type === 'Identifier' &&
      callee.property.name === 'glob';

    return {
      ImportDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      CallExpression(node) {
        if (node.type !== 'CallExpression' || !isGlob(node)) return;
        const [first] = node.arguments;
        for (const pattern of first?.type === 'ArrayExpression' ? first.elements : [first])
          if (pattern?.type !== 'SpreadElement') check(pattern);
      }
    };
  }
};
