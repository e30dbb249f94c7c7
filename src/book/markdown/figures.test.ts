import { expect, test } from 'vitest';
import { madeLater } from './figures.js';

test('a chapter’s figures are made later, each from its own script, and nothing else is touched', () => {
  const { source, names } = madeLater(
    `<script module>\n</script>\n<script>\n  import Latch from '$widgets/latch/index.ts';\n  import { Fig } from '$book/prose/index.ts';\n</script>\n<Latch />`
  );
  expect([...names]).toEqual(['Latch']);
  expect(source).not.toContain('import Latch');
  expect(source).toContain(
    `const Latch = later('latch', async () => (await import('$widgets/latch/index.ts')).default`
  );
  expect(source).toContain(`import { Fig } from '$book/prose/index.ts';`);
  expect(source).toContain('<Latch />');
});

test('a page without figures stays as it is', () => {
  expect(madeLater('<script module></script>\n<p>x</p>').source).toBe('<script module></script>\n<p>x</p>');
});
