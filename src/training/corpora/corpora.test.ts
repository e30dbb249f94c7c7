import { describe, expect, test } from 'vitest';
import { corpora, readCorpus } from './corpora.ts';
import { stripMarkup } from './strip.ts';

test('a chapter without its markup is its words', () => {
  const chapter = `---
title: A
---

<script>
  import X from 'x';
</script>

## The *question* {#question}

<X bits="01" t={3} set={{ a: 1 }}>

A weight $\\Whh$ above [1](../b/#c) &lt; 2 **grows** <Cite key="a" />.

</X>

$$
h = 2
$$

| a | b |
| - | - |
| c | d |
`;
  expect(stripMarkup(chapter)).toBe('The question\n\nA weight Whh above 1 < 2 grows.\n\na b\n\nc d\n');
});

describe.each(corpora)('the corpus %s', (name) => {
  test('is long enough to learn from, and has no markup of a chapter', async () => {
    const documents = await readCorpus(name);
    const text = documents.join('');
    expect(documents.length).toBeGreaterThan(3);
    expect(text.length).toBeGreaterThan(30_000);
    if (name !== 'source') expect(text).not.toMatch(/<\/?[A-Z]|\$\$|^---$|\{#|set=\{/m);
  });
});

test('the two languages of the book are two texts', async () => {
  const [english, chinese] = await Promise.all([readCorpus('english'), readCorpus('chinese')]);
  const han = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0;
  expect(han(english.join(''))).toBe(0);
  expect(han(chinese.join(''))).toBeGreaterThan(20_000);
});
