import { describe, expect, test } from 'vitest';
import { listChapters, locate, neighbours } from './chapters.ts';
import { syllabus } from './syllabus.ts';

const front = (title: string) => ({ title, summary: `About ${title}.`, figures: ['a', 'b'] });

describe('list of chapters', () => {
  test("a chapter's number and slug come from its folder", () => {
    expect(locate('/content/02-repeated-ones/zh.md')).toEqual({
      number: 2,
      slug: 'repeated-ones',
      lang: 'zh'
    });
  });

  test('a file that is no chapter is refused by name', () => {
    expect(() => locate('/content/notes/en.md')).toThrow('/content/notes/en.md');
  });

  test('all twelve chapters are listed in order, and only those with a folder count as written', () => {
    const chapters = listChapters({ '/content/02-repeated-ones/en.md': front('By hand') }, syllabus, 'en');
    expect(chapters.map((chapter) => chapter.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(chapters.filter((chapter) => chapter.written).map((chapter) => chapter.title)).toEqual([
      'By hand'
    ]);
  });

  test('two folders with one slug stop the build', () => {
    const files = {
      '/content/02-repeated-ones/en.md': front('A'),
      '/content/03-repeated-ones/en.md': front('B')
    };
    expect(() => listChapters(files, syllabus, 'en')).toThrow('"repeated-ones"');
  });

  test('two folders with one number stop the build', () => {
    const files = {
      '/content/02-repeated-ones/en.md': front('A'),
      '/content/02-unrolled-graph/en.md': front('B')
    };
    expect(() => listChapters(files, syllabus, 'en')).toThrow('number 2');
  });

  test('a folder at another place than the syllabus says stops the build', () => {
    expect(() => listChapters({ '/content/05-lstm/en.md': front('A') }, syllabus, 'en')).toThrow(
      'chapter 10'
    );
  });

  test('a chapter that is written in one language only stops the build of the other', () => {
    const files = { '/content/02-repeated-ones/en.md': front('A') };
    expect(() => listChapters(files, syllabus, 'zh')).toThrow('missing in "zh"');
  });

  test('a chapter without a summary is refused', () => {
    const files = { '/content/02-repeated-ones/en.md': { title: 'A', summary: '' } };
    expect(() => listChapters(files, syllabus, 'en')).toThrow('summary');
  });

  test('previous and next skip chapters that are not written yet', () => {
    const files = { '/content/02-repeated-ones/en.md': front('A'), '/content/10-lstm/en.md': front('B') };
    const chapters = listChapters(files, syllabus, 'en');
    expect(neighbours(chapters, 'repeated-ones').next?.slug).toBe('lstm');
    expect(neighbours(chapters, 'repeated-ones').previous).toBeUndefined();
  });
});
