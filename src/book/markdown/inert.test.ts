import { describe, expect, test } from 'vitest';
import { withoutInert } from './inert.js';

const none = () => false;
const long = 'A sentence that is long enough to be worth a tag of its own, as every sentence of prose is.';
/** What the server prints in the place of each inert piece. */
const printed = (source: string) =>
  [
    ...source.matchAll(
      /\{@html import\.meta\.env\.SSR \|\| import\.meta\.env\.DEV \? ("(?:[^"\\]|\\.)*") : ' '\}/g
    )
  ].map(([, text]) => JSON.parse(text));

describe('prose that never changes', () => {
  test('stays out of the script, neighbours together, formulas and attributes as written', () => {
    const source = `<h2 id="a">One</h2>\n<p class="x">${long} {@html "<math>\\u003C</math>"}</p>`;
    const done = withoutInert(source, none);
    expect(printed(done)).toEqual([`<h2 id="a">One</h2>\n<p class="x">${long} <math><</math></p>`]);
    expect(done).not.toContain('<p');
  });

  test('stops at a component and at anything that is computed, and goes on inside and behind it', () => {
    const done = withoutInert(`<p>${long} <Term id="a">word</Term> ${long}</p><p>${long} {1 + n}</p>`, none);
    expect(printed(done)).toEqual([`${long} `, ` ${long}`, `${long} `]);
    expect(done).toContain('<Term id="a">word</Term>');
    expect(done).toContain('{1 + n}');
  });

  test('is found in what a component is handed by name', () => {
    expect(
      printed(withoutInert(`<Exercise>{#snippet hint()}<p>${long}</p>{/snippet}</Exercise>`, none))
    ).toEqual([`<p>${long}</p>`]);
  });

  test('is left where a component draws its children in the browser alone', () => {
    const source = `<Figure><p>${long}</p></Figure>`;
    expect(withoutInert(source, (name) => name === 'Figure')).toBe(source);
    expect(printed(withoutInert(source, none))).toHaveLength(1);
  });

  test('keeps elements without an end, and an element with an event alive', () => {
    expect(printed(withoutInert(`<p>${long}<br>${long}</p>`, none))).toEqual([`<p>${long}<br>${long}</p>`]);
    expect(printed(withoutInert(`<p onclick={act}>${long}</p>`, none))).toEqual([long]);
  });
});
