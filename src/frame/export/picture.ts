/** Presentation properties that CSS may set and that a picture on its own must carry itself. */
const carried = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'visibility',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric',
  'letter-spacing',
  'text-anchor',
  'text-decoration-line',
  'dominant-baseline',
  'paint-order',
  'mix-blend-mode',
  'vector-effect',
  'stop-color',
  'stop-opacity',
  'clip-path',
  'mask',
  'marker-start',
  'marker-mid',
  'marker-end'
];
/** Of these, what a child takes over from its parent unless it says otherwise. */
const inherited = new Set(
  'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin visibility font-family font-size font-style font-weight font-variant-numeric letter-spacing text-anchor dominant-baseline paint-order marker-start marker-mid marker-end'.split(
    ' '
  )
);
const svgNamespace = 'http://www.w3.org/2000/svg';

/** Newer colour notations as sRGB hex, for programs that only know the old ones. */
function plainColour(value: string): string {
  if (!/^(oklab|oklch|lab|lch|color)\(/.test(value)) return value;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return value;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${r}, ${g}, ${b}, ${Math.round((a / 255) * 1000) / 1000})`;
}

/** @param plain the style of an element about which nothing was said */
function carryStyles(from: Element, to: Element, plain: CSSStyleDeclaration, isRoot: boolean) {
  if (!(to instanceof SVGElement)) return;
  const own = getComputedStyle(from);
  const parent = from.parentElement && getComputedStyle(from.parentElement);
  to.removeAttribute('class');
  to.removeAttribute('style');
  for (const name of carried) {
    const value = own.getPropertyValue(name);
    // A picture on its own has nothing above it to take styles from.
    const otherwise = inherited.has(name)
      ? isRoot
        ? undefined
        : parent?.getPropertyValue(name)
      : plain.getPropertyValue(name);
    to.removeAttribute(name);
    if (value !== otherwise) to.setAttribute(name, plainColour(value));
  }
  if (own.transform !== 'none' && !to.hasAttribute('transform'))
    for (const name of ['transform', 'transform-origin', 'transform-box'])
      to.style.setProperty(name, own.getPropertyValue(name));
}

/**
 * A picture as it stands on the page, able to stand alone: styles written into its elements, variables resolved, a
 * title, a description and the page's colour behind it. Elements that are not shown are left out.
 *
 * @param svg stands in the page
 * @param styles a style sheet that it is to carry: its fonts
 * @returns the source of an SVG file
 */
export function standalone(svg: SVGSVGElement, title: string, description: string, styles = ''): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const plainSvg = document.body.appendChild(document.createElementNS(svgNamespace, 'svg'));
  const plain = getComputedStyle(plainSvg.appendChild(document.createElementNS(svgNamespace, 'g')));
  const sources = [svg, ...svg.querySelectorAll('*')];
  const targets = [copy, ...copy.querySelectorAll('*')];
  sources.forEach((source, i) => {
    if (
      getComputedStyle(source).display === 'none' &&
      !source.closest('defs, clipPath, mask, marker, linearGradient')
    )
      targets[i].remove();
    else carryStyles(source, targets[i], plain, source === svg);
  });
  plainSvg.remove();

  for (const element of [copy, ...copy.querySelectorAll('*')])
    for (const { name } of [...element.attributes])
      if (/^(data-|aria-|on|tabindex|role$)/.test(name)) element.removeAttribute(name);

  const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode())
    (comment as Comment).remove();

  const { width, height } = sizeOf(svg);
  copy.setAttribute('xmlns', svgNamespace);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const [x, y, w, h] = copy.hasAttribute('viewBox')
    ? (copy.getAttribute('viewBox') ?? '').split(/[\s,]+/)
    : ['0', '0', String(width), String(height)];
  const ground = make('rect', { x, y, width: w, height: h, fill: plainColour(groundOf(svg)) });
  copy.prepend(make('title', {}, title), make('desc', {}, description), ground);
  if (styles) ground.before(make('style', {}, styles));
  return new XMLSerializer().serializeToString(copy);
}

function make(name: string, attributes: Record<string, string>, text = '') {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

/** The first colour behind an element that is not see-through. */
function groundOf(element: Element | null): string {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== 'transparent' && !/[,/]\s*0\)$/.test(colour)) return colour;
  }
  return 'white';
}

/** CSS pixels, as the picture is shown. */
function sizeOf(svg: SVGSVGElement) {
  const { width, height } = svg.getBoundingClientRect();
  return { width: Math.round(width), height: Math.round(height) };
}

export const asDataUrl = (source: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;

/**
 * Draws the source of an SVG file.
 *
 * @param scale pixels of the result for one CSS pixel
 * @throws Error where the browser cannot draw it
 */
export async function png(source: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = asDataUrl(source);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('The picture could not be drawn.');
  return blob;
}
