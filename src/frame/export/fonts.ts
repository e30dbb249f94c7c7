/** What of a font a picture sets: style and code points, by family. */
type Used = Map<string, { styles: Set<string>; points: Set<number> }>;

/**
 * The faces in which the words of a picture are set, as a style sheet that carries the fonts themselves: a picture on its
 * own may load nothing, and its readers do not have the book's fonts. Faces that this page may not read are left out.
 *
 * @param svg stands in the page
 * @returns `@font-face` rules with data addresses; empty where the page's own fonts set nothing
 */
export async function fontFaces(svg: SVGSVGElement): Promise<string> {
  const used = usedFonts(svg);
  const faces = [...document.styleSheets].flatMap((sheet) =>
    rulesOf(sheet)
      .filter((rule) => sets(rule, used))
      .map((rule) => carried(rule, sheet.href ?? document.baseURI))
  );
  return (await Promise.all(faces)).join('\n');
}

function usedFonts(svg: SVGSVGElement): Used {
  const used: Used = new Map();
  for (const text of svg.querySelectorAll('text, tspan')) {
    const { fontFamily, fontStyle } = getComputedStyle(text);
    for (const family of fontFamily.split(',').map(plainName)) {
      const { styles, points } = used.get(family) ?? { styles: new Set(), points: new Set() };
      styles.add(fontStyle);
      for (const character of text.textContent ?? '') points.add(character.codePointAt(0) ?? 0);
      used.set(family, { styles, points });
    }
  }
  return used;
}

const plainName = (family: string) => family.trim().replace(/^(["'])(.*)\1$/, '$2');

function rulesOf(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    // In a sandboxed frame the page's own sheets are another origin's.
    return [];
  }
}

function sets({ style }: CSSFontFaceRule, used: Used): boolean {
  const found = used.get(plainName(style.getPropertyValue('font-family')));
  if (!found?.styles.has(style.getPropertyValue('font-style') || 'normal')) return false;
  const ranges = rangesOf(style.getPropertyValue('unicode-range'));
  return [...found.points].some((point) => ranges.some(([from, to]) => point >= from && point <= to));
}

/**
 * `U+20-7E, U+2212, U+4??` as pairs of code points; everything where nothing is said.
 * https://drafts.csswg.org/css-fonts/#unicode-range-desc
 */
export function rangesOf(text: string): [from: number, to: number][] {
  if (text.trim() === '') return [[0, 0x10ffff]];
  return text.split(',').map((range) => {
    const [from, to = from] = range.trim().slice(2).split('-');
    return [parseInt(from.replaceAll('?', '0'), 16), parseInt(to.replaceAll('?', 'F'), 16)];
  });
}

/** A face with its font in it; nothing where the font cannot be had. */
async function carried({ style, cssText }: CSSFontFaceRule, base: string): Promise<string> {
  const [source, address] = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src')) ?? [];
  if (!source) return '';
  try {
    const response = await fetch(new URL(address, base));
    if (!response.ok) return '';
    return cssText.replace(source, `url("${await asDataUrl(await response.blob())}")`);
  } catch {
    return '';
  }
}

const asDataUrl = (blob: Blob) =>
  new Promise<string>((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => fail(reader.error ?? new Error('The font could not be read.'));
    reader.readAsDataURL(blob);
  });
