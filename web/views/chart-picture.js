/** A chart as a picture of simple shapes, legible on paper and on slides, with the names of its runs below it. */
import { number } from '../texts/index.js';
import { FORECAST_DASH, LOOKS, WIDTHS } from './looks.js';
import { PRINTED } from './theme.js';

/** @typedef {import('./series.js').Series} Series */

/**
 * What is drawn.
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

/**
 * A shape; what has no stroke or no fill is not drawn so. `clipped`: whether it ends at the axes.
 * @typedef {{points: [number, number][], stroke?: string, width?: number, dash?: number[], fill?: string,
 *   opacity?: number, clipped?: boolean}} Line
 * @typedef {{centre: [number, number], radius: number, stroke?: string, width?: number, fill?: string,
 *   clipped?: boolean}} Dot
 * @typedef {{text: string, at: [number, number], anchor: 'start' | 'middle' | 'end', size: number,
 *   weight: number, fill: string}} Label
 * @typedef {Line | Dot | Label} Shape
 */

/** @typedef {{width: number, height: number, area: [number, number, number, number], shapes: Shape[]}} Picture area: x, y, width and height of what is within the axes */

const WIDTH = 960;
const HEIGHT = 540;
const MARGIN = { top: 56, right: 24, bottom: 64, left: 76 };
const RIGHT = WIDTH - MARGIN.right;
const BOTTOM = HEIGHT - MARGIN.bottom;
const LINE_HEIGHT = 24;
const TEXT_SIZE = 17;
const TITLE_SIZE = 22;

/** How much thicker lines are than on the screen. */
const SCALE = 1.5;

/** Opacity of lines of mini-batches, and of bands. */
const FAINT = 0.35;
const WASH = 0.2;

/** Lines of the grid, about. */
const TICKS = 6;

/** @param {number} low @param {number} high @returns {number[]} round numbers between them */
export function ticksBetween(low, high) {
  const rough = (high - low) / TICKS || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Dashes as long as the thicker lines need. @param {number} look */
const dashOf = (look) => LOOKS[look].map((length) => SCALE * length);

/**
 * @param {string} text
 * @param {[number, number]} at
 * @param {Partial<Label>} [rest]
 * @returns {Label}
 */
const label = (text, at, rest = {}) => ({
  ...{ text, at, anchor: 'start', size: TEXT_SIZE, weight: 400, fill: PRINTED.ink },
  ...rest,
});

/** Where values stand. @param {Chart} chart */
const placesIn = ({ x, y }) => ({
  atX: (/** @type {number} */ value) =>
    MARGIN.left + ((value - x[0]) / (x[1] - x[0])) * (RIGHT - MARGIN.left),
  atY: (/** @type {number} */ value) =>
    BOTTOM - ((value - y[0]) / (y[1] - y[0])) * (BOTTOM - MARGIN.top),
});

/** @param {Chart} chart @returns {Shape[]} lines of the grid and what stands at the axes */
function axes(chart) {
  const { atX, atY } = placesIn(chart);
  const shown = (/** @type {number} */ value) =>
    chart.kind === 'cost' ? number(value, 'axis') : number(value / 100, 'percentAxis');
  const across = ticksBetween(...chart.y).flatMap((value) => {
    const y = atY(value);
    return [
      { points: [[MARGIN.left, y], [RIGHT, y]], stroke: PRINTED.rule, width: 1 }, // prettier-ignore
      label(shown(value), [MARGIN.left - 10, y + 6], { anchor: 'end' }),
    ];
  });
  const up = ticksBetween(...chart.x).flatMap((value) => {
    const x = atX(value);
    return [
      { points: [[x, BOTTOM], [x, BOTTOM + 6]], stroke: PRINTED.soft, width: 1 }, // prettier-ignore
      label(number(value), [x, BOTTOM + 26], { anchor: 'middle' }),
    ];
  });
  const name = label(chart.xLabel, [RIGHT, BOTTOM + 52], { anchor: 'end', fill: PRINTED.soft });
  return /** @type {Shape[]} */ ([...across, ...up, name]);
}

/**
 * @param {Chart} chart
 * @param {Series} series
 * @returns {[number, number][][]} where its values stand, in stretches between which there are gaps
 */
function stretchesOf(chart, { x, y }) {
  const { atX, atY } = placesIn(chart);
  /** @type {[number, number][][]} */
  const stretches = [[]];
  x.forEach((at, i) => {
    const value = y[i];
    if (value === null) stretches.push([]);
    else if (Number.isFinite(value)) stretches.at(-1)?.push([atX(at), atY(value)]);
  });
  return stretches.filter((points) => points.length > 0);
}

/** @param {Chart} chart @returns {Shape[]} lines, bands and marks */
function curves(chart) {
  /** @type {(one: Series, i: number) => Shape[]} */
  const shapesOf = (one, i) => {
    const colour = PRINTED.runs[one.look];
    const stretches = stretchesOf(chart, one);
    if (one.what === 'low') return [];
    if (one.what === 'published') {
      return stretches
        .flat()
        .map((centre) => ({ centre, radius: 5, stroke: PRINTED.soft, width: 1.5 }));
    }
    if (one.what === 'high') {
      const low = stretchesOf(chart, chart.series[i - 1]);
      return stretches.map((high, s) => ({
        ...{ points: [...high, ...low[s].toReversed()], fill: colour },
        ...{ opacity: WASH, clipped: true },
      }));
    }
    if (one.what === 'forecast') {
      const line = { stroke: PRINTED.soft, width: SCALE * WIDTHS.forecast, clipped: true };
      return stretches.map((points) => ({
        points,
        ...line,
        dash: FORECAST_DASH.map((part) => SCALE * part),
      }));
    }
    const isFaint = one.what === 'miniBatches';
    const line = { stroke: colour, width: SCALE * WIDTHS[one.what], clipped: true };
    const pen = { ...line, opacity: isFaint ? FAINT : 1, dash: isFaint ? [] : dashOf(one.look) };
    return stretches.map((points) =>
      points.length === 1 ? { centre: points[0], radius: 4, fill: colour } : { points, ...pen },
    );
  };
  return chart.series.flatMap(shapesOf);
}

/** @param {Chart} chart @returns {Shape[]} which line is which run */
const legend = ({ keys }) =>
  keys.flatMap(({ look, name }, i) => {
    const y = HEIGHT + i * LINE_HEIGHT;
    const [left, right] = [MARGIN.left, MARGIN.left + 48];
    return [
      {
        points: /** @type {[number, number][]} */ ([[left, y], [right, y]]), // prettier-ignore
        ...{ stroke: PRINTED.runs[look], width: SCALE * WIDTHS.evaluation, dash: dashOf(look) },
      },
      label(name, [right + 12, y + 6]),
    ];
  });

/** @param {Chart} chart @returns {Picture} on white paper */
export function pictureOf(chart) {
  const { title, note, keys } = chart;
  return {
    width: WIDTH,
    height: HEIGHT + keys.length * LINE_HEIGHT,
    area: [MARGIN.left, MARGIN.top, RIGHT - MARGIN.left, BOTTOM - MARGIN.top],
    shapes: [
      label(title, [MARGIN.left, 34], { size: TITLE_SIZE, weight: 600 }),
      label(note, [RIGHT, 34], { anchor: 'end', fill: PRINTED.soft }),
      ...axes(chart),
      ...curves(chart),
      ...legend(chart),
    ],
  };
}
