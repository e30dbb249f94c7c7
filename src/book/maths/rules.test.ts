import { expect, test } from 'vitest';
import { quantities } from '../quantities.js';
import { quantityRules } from './rules.ts';

test('every quantity has a colour and lights up by its own name only', () => {
  const css = quantityRules();
  for (const { q, color } of quantities) {
    expect(css).toContain(`.q-${color}{color:var(--q-${color})}`);
    expect(css).toContain(`[data-lit~='${q}'] [data-q~='${q}']{`);
  }
});
