import { describe, expect, test } from 'vitest';
import { readBibliography } from './format.ts';

const entry = (authors: string) => `@article{key1, author = {${authors}}, title = {A Title}, year = {1997}}`;

describe('bibliography', () => {
  test('an entry keeps its key, and its DOI becomes an address', () => {
    const [reference] = readBibliography(
      '@article{elman1990, author = {Elman, Jeffrey L.}, title = {Finding Structure in Time}, journal = {Cognitive Science}, year = {1990}, doi = {10.1207/s15516709cog1402_1}}'
    );
    expect(reference).toMatchObject({
      key: 'elman1990',
      authors: 'Elman',
      year: 1990,
      url: 'https://doi.org/10.1207/s15516709cog1402_1'
    });
    expect(reference.html).toContain('<i>Cognitive Science</i>');
    expect(reference.html).toContain('<a href="https://doi.org/10.1207/s15516709cog1402_1">');
  });

  test.each([
    ['Elman, Jeffrey', 'Elman'],
    ['Hochreiter, Sepp and Schmidhuber, Jürgen', 'Hochreiter & Schmidhuber'],
    ['Cho, Kyunghyun and Bahdanau, Dzmitry and Bengio, Yoshua', 'Cho et al.'],
    ['{Stanford University}', 'Stanford University']
  ])('%s is cited as %s', (authors, short) => {
    expect(readBibliography(entry(authors))[0].authors).toBe(short);
  });

  test.each(['author', 'title', 'year'])('an entry without %s is refused by key', (field) => {
    const damaged = entry('Elman, Jeffrey').replace(new RegExp(`${field} = \\{[^}]*\\},?`), '');
    expect(() => readBibliography(damaged)).toThrow('key1');
  });
});
