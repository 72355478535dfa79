/** A chart as an SVG file, legible on paper and on slides, with the names of its runs below it. */
import { number } from '../texts/index.js';
import { LOOKS, WIDTHS } from './looks.js';
import { PRINTED } from './theme.js';

/** @typedef {import('./series.js').Series} Series */

const WIDTH = 960;
const HEIGHT = 540;
const MARGIN = { top: 56, right: 24, bottom: 64, left: 76 };
const LINE_HEIGHT = 24;

/** How much thicker lines are than on the screen. */
const SCALE = 1.5;

/** Lines of the grid, about. */
const TICKS = 6;

/** Signs that XML has a use of its own for. @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {unknown} value @returns {string} as XML has it */
const escaped = (value) => String(value).replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/**
 * @param {string} name of an element
 * @param {Record<string, unknown>} attributes
 * @param {string} [content] XML
 * @returns {string} XML
 */
function element(name, attributes, content = '') {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${all.join('')}>${content}</${name}>`;
}

/** @param {number} low @param {number} high @returns {number[]} round numbers between them */
export function ticksBetween(low, high) {
  const rough = (high - low) / TICKS || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12))); // prettier-ignore
}

/**
 * @typedef {object} Chart
 * @property {Series[]} series
 * @property {[number, number]} x range of the epochs
 * @property {[number, number]} y range of the values
 * @property {'cost' | 'accuracy'} kind
 * @property {string} title
 * @property {string} xLabel
 * @property {{look: number, name: string}[]} keys of runs and groups
 * @property {string} note what thick and thin lines are
 */

const RIGHT = WIDTH - MARGIN.right;
const BOTTOM = HEIGHT - MARGIN.bottom;

/** @param {number} value */
const rounded = (value) => value.toFixed(2);

/** Dashes as long as the thicker lines need. @param {number} look */
const dashOf = (look) => LOOKS[look].map((length) => SCALE * length).join(' ');

/** Where values stand. @param {Chart} chart */
const placesIn = ({ x, y }) => ({
  atX: (/** @type {number} */ value) => MARGIN.left + ((value - x[0]) / (x[1] - x[0])) * (RIGHT - MARGIN.left), // prettier-ignore
  atY: (/** @type {number} */ value) => BOTTOM - ((value - y[0]) / (y[1] - y[0])) * (BOTTOM - MARGIN.top), // prettier-ignore
});

/** @param {Chart} chart @returns {string[]} lines of the grid and what stands at the axes */
function axes(chart) {
  const { atX, atY } = placesIn(chart);
  const shown = (/** @type {number} */ value) =>
    chart.kind === 'cost' ? number(value, 'axis') : number(value / 100, 'percentAxis');
  const across = ticksBetween(...chart.y).flatMap((value) => {
    const y = atY(value);
    return [
      element('path', { d: `M${MARGIN.left} ${rounded(y)}H${RIGHT}`, stroke: PRINTED.rule }),
      element('text', { x: MARGIN.left - 10, y: rounded(y + 6), 'text-anchor': 'end' }, escaped(shown(value))), // prettier-ignore
    ];
  });
  const up = ticksBetween(...chart.x).flatMap((value) => {
    const x = rounded(atX(value));
    return [
      element('path', { d: `M${x} ${BOTTOM}v6`, stroke: PRINTED.soft }),
      element('text', { x, y: BOTTOM + 26, 'text-anchor': 'middle' }, escaped(number(value))),
    ];
  });
  const label = { x: RIGHT, y: BOTTOM + 52, 'text-anchor': 'end', fill: PRINTED.soft };
  return [...across, ...up, element('text', label, escaped(chart.xLabel))];
}

/** @param {Chart} chart @returns {string[]} lines, bands and marks */
function curves(chart) {
  const { atX, atY } = placesIn(chart);
  const pointsOf = (/** @type {Series} */ { x, y }) =>
    x.flatMap((at, i) => {
      const value = y[i];
      return value === null || !Number.isFinite(value) ? [] : [[rounded(atX(at)), rounded(atY(value))]]; // prettier-ignore
    });
  return chart.series.flatMap((one, i) => {
    const colour = PRINTED.runs[one.look];
    const points = pointsOf(one);
    const path = (/** @type {string[][]} */ some) => `M${some.map((point) => point.join(' ')).join('L')}`; // prettier-ignore
    if (points.length === 0 || one.what === 'low') return [];
    if (one.what === 'published') {
      const mark = { r: 5, fill: 'none', stroke: PRINTED.soft, 'stroke-width': 1.5 };
      return points.map(([cx, cy]) => element('circle', { cx, cy, ...mark }));
    }
    if (one.what === 'high') {
      const low = pointsOf(chart.series[i - 1]).reverse();
      return [element('path', { d: `${path([...points, ...low])}Z`, fill: colour, opacity: 0.2 })];
    }
    if (points.length === 1) {
      const [[cx, cy]] = points;
      return [element('circle', { cx, cy, r: 4, fill: colour })];
    }
    const isFaint = one.what === 'miniBatches';
    return [
      element('path', {
        ...{ d: path(points), fill: 'none', stroke: colour, opacity: isFaint ? 0.35 : 1 },
        ...{ 'stroke-width': SCALE * WIDTHS[one.what], 'stroke-linejoin': 'round' },
        'stroke-dasharray': isFaint ? '' : dashOf(one.look),
      }),
    ];
  });
}

/** @param {Chart} chart @returns {string[]} which line is which run */
const legend = ({ keys }) =>
  keys.flatMap(({ look, name }, i) => {
    const y = HEIGHT + i * LINE_HEIGHT;
    return [
      element('path', {
        ...{ d: `M${MARGIN.left} ${y}h48`, stroke: PRINTED.runs[look] },
        ...{ 'stroke-width': SCALE * WIDTHS.evaluation, 'stroke-dasharray': dashOf(look) },
      }),
      element('text', { x: MARGIN.left + 60, y: y + 6 }, escaped(name)),
    ];
  });

/**
 * @param {Chart} chart
 * @returns {string} the file
 */
export function chartSvg(chart) {
  const { title, note, keys } = chart;
  const height = HEIGHT + keys.length * LINE_HEIGHT;
  const area = { x: MARGIN.left, y: MARGIN.top, width: RIGHT - MARGIN.left, height: BOTTOM - MARGIN.top }; // prettier-ignore
  const heading = { x: MARGIN.left, y: 34, 'font-size': 22, 'font-weight': 600 };
  const content = [
    element('title', {}, escaped(title)),
    element('rect', { width: WIDTH, height, fill: PRINTED.paper }),
    element('text', heading, escaped(title)),
    element('text', { x: RIGHT, y: 34, 'text-anchor': 'end', fill: PRINTED.soft }, escaped(note)),
    element('clipPath', { id: 'area' }, element('rect', area)),
    ...axes(chart),
    element('g', { 'clip-path': 'url(#area)' }, curves(chart).join('\n')),
    ...legend(chart),
  ];
  return element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height },
      viewBox: `0 0 ${WIDTH} ${height}`,
      ...{ 'font-family': 'sans-serif', 'font-size': 17, fill: PRINTED.ink },
    },
    content.join('\n'),
  );
}

/**
 * @param {string} svg a chart
 * @param {number} [scale] pixels for each of its units
 * @returns {Promise<Blob>} the same as a PNG; rejects where the browser cannot draw it
 */
export async function pngOf(svg, scale = 2) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = scale * image.naturalWidth;
    canvas.height = scale * image.naturalHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the browser could not draw the chart');
    return /** @type {Blob} */ (blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}
