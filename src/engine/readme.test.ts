import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as engine from './index.ts';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('opens with a training loop that runs as it is printed, and learns', () => {
    const [, block = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    const body = block.replace(/import (\{[^}]*\}) from '\$engine';/, 'const $1 = engine;');
    const printed: number[] = [];
    const console = { log: (_step: number, loss: number) => printed.push(loss) };
    Reflect.construct(Function, ['engine', 'console', body])(engine, console);
    expect(printed).toHaveLength(6);
    expect(printed[0]).toBeCloseTo(Math.log(4), 0);
    expect(printed[5]).toBeLessThan(0.1);
  });

  it('names nothing of the engine that is not there', () => {
    const [, names = ''] = /## Reference[\s\S]*?import \{([^}]*)\}/.exec(readme) ?? [];
    const named = names.split(',').map((name) => name.trim());
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(engine)).toContain(name);
  });
});
