/** A picture of a chart as an SVG file. */
import { PRINTED } from './theme.js';

/** @typedef {import('./chart-picture.js').Picture} Picture */
/** @typedef {import('./chart-picture.js').Shape} Shape */

/** Signs that XML has a use of its own for. @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot have at all: control characters, and halves of characters. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** @param {unknown} value @returns {string} as XML has it */
const escaped = (value) =>
  String(value)
    .replace(UNWRITABLE, '\uFFFD')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/**
 * @param {string} name of an element
 * @param {Record<string, unknown>} attributes undefined ones are left out
 * @param {string} [content] XML
 * @returns {string} XML
 */
function element(name, attributes, content = '') {
  const all = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${all.join('')}>${content}</${name}>`;
}

/** @param {number} value */
const rounded = (value) => value.toFixed(2);

/** @param {Shape} shape @returns {string} XML */
function shapeElement(shape) {
  if ('text' in shape) {
    const { text, at, anchor, size, weight, fill } = shape;
    const [x, y] = at.map(rounded);
    const font = { 'text-anchor': anchor, 'font-size': size, 'font-weight': weight };
    return element('text', { x, y, ...font, fill }, escaped(text));
  }
  const { stroke = 'none', width, fill = 'none', clipped } = shape;
  const pen = { stroke, 'stroke-width': width, fill };
  const clip = { 'clip-path': clipped ? 'url(#area)' : undefined };
  if ('centre' in shape) {
    const [cx, cy] = shape.centre.map(rounded);
    return element('circle', { cx, cy, r: shape.radius, ...pen, ...clip });
  }
  const { points, dash = [], opacity } = shape;
  const end = fill === 'none' ? '' : 'Z';
  const d = `M${points.map((point) => point.map(rounded).join(' ')).join('L')}${end}`;
  const line = { 'stroke-dasharray': dash.length > 0 ? dash.join(' ') : undefined, opacity };
  return element('path', { d, ...pen, ...line, 'stroke-linejoin': 'round', ...clip });
}

/**
 * @param {Picture} picture
 * @param {string} title of it
 * @returns {string} the file
 */
export function svgOf({ width, height, area, shapes }, title) {
  const [x, y, areaWidth, areaHeight] = area;
  const frame = element('rect', { x, y, width: areaWidth, height: areaHeight });
  const content = [
    element('title', {}, escaped(title)),
    element('clipPath', { id: 'area' }, frame),
    element('rect', { width, height, fill: PRINTED.paper }),
    ...shapes.map(shapeElement),
  ];
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const svg = { xmlns: 'http://www.w3.org/2000/svg', ...size, 'font-family': 'sans-serif' };
  return `${element('svg', svg, `\n${content.join('\n')}\n`)}\n`;
}
