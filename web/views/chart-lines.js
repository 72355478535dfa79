/** How the curves of a chart are drawn: their lines, bands and axes, and the marks of changes. */
import { liveChangesOf } from '../texts/run-names.js';
import { number, text } from '../texts/index.js';
import { FORECAST_DASH, LOOKS, WIDTHS } from './looks.js';
import { axesOf, colourOf, fontOf, plotScale } from './plot.js';
import { hasLonePoint, lastEpoch, runsDrawn, valueRange } from './series.js';

/** @typedef {import('./series.js').Series} Series */
/** @typedef {import('../lab/state.js').LabState} LabState */

/**
 * What a plot draws, at the time that it is drawn.
 * @typedef {object} Drawn
 * @property {ParentNode} renderRoot that colourSamples were rendered into
 * @property {'cost' | 'accuracy'} kind
 * @property {LabState | null} state
 * @property {Series[]} series
 * @property {'curve' | 'end' | null} asked what is expected of the run, while that is drawn on the plot
 */

/** All that an accuracy can be, in per cent: what is expected may be anywhere. @type {[number, number]} */
const WHOLE = [0, 100];

/** Epochs up to which each has a dot. */
const MAX_DOTS = 60;

/** Pixels within which the cursor is at a line. */
const REACH = 24;

/** Lines on which the marks of changes are written, one after another. */
const CHANGE_LINES = 3;

/** Opacity of lines: of mini-batches, and of runs other than the one that the cursor is at. */
const FAINT = 0.35;

/**
 * @param {Drawn} drawn looked at again whenever the plot is drawn; the plot keeps the number of its series and their looks
 * @param {{onCursor: () => void, onFocus: (series: number | null) => void}} listeners onCursor: it has moved; onFocus:
 *   it is at another series, from 1, or at none
 * @returns {Omit<import('uplot').Options, 'width' | 'height'>}
 */
export function plotOptions(drawn, { onCursor, onFocus }) {
  const { renderRoot: root, kind } = drawn;
  const end = () => (drawn.state ? lastEpoch(drawn.state, drawn.series) : 1);
  return {
    cursor: {
      show: true,
      x: true,
      y: false,
      drag: { x: false, y: false },
      move: unscaled,
      points: { show: false },
      focus: { prox: REACH },
    },
    focus: { alpha: FAINT },
    hooks: {
      setCursor: [onCursor],
      setSeries: [(_, i) => onFocus(i)],
      draw: [(plot) => drawChanges(drawn, plot)],
    },
    scales: {
      x: { time: false, range: () => [0, end()] },
      y: { range: () => (drawn.asked ? WHOLE : valueRange(drawn.series, kind)) },
    },
    axes: axesOf(
      root,
      {
        label: text('charts.epochs'),
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
      },
      {
        size: 48,
        values: (_, ticks) =>
          ticks.map((tick) =>
            kind === 'cost' ? number(tick, 'axis') : number(tick / 100, 'percentAxis'),
          ),
      },
    ),
    bands: drawn.series.flatMap(({ what, look }, i) =>
      what === 'high' ? [{ series: [i + 1, i], fill: washOf(root, look) }] : [],
    ),
    series: [{}, ...drawn.series.map((one) => lineOf(drawn, one, end))],
  };
}

/**
 * Where the cursor is in the plot's own pixels: on a slide that is scaled those of the screen are others.
 * @param {import('uplot')} plot
 * @param {number} left of the cursor, in pixels of the screen
 * @param {number} top
 * @returns {[number, number]}
 */
function unscaled({ over }, left, top) {
  const { width, height } = over.getBoundingClientRect();
  return [(left * over.offsetWidth) / width, (top * over.offsetHeight) / height];
}

/**
 * @param {Drawn} drawn
 * @param {Series} series
 * @param {() => number} end the last epoch
 * @returns {import('uplot').Series}
 */
function lineOf(drawn, { key, what, look }, end) {
  const isMark = what === 'published';
  const isForecast = what === 'forecast';
  const isMonitored = what === 'evaluation' || what === 'training';
  const colour = colourOf(drawn.renderRoot, isMark || isForecast ? 'published' : `run-${look}`);
  const owners = new Set(drawn.series.map(({ owner }) => owner));
  owners.delete('published');
  owners.delete('forecast');
  const hasDots = () =>
    (owners.size === 1 && end() <= MAX_DOTS) ||
    drawn.series.some((one) => one.key === key && hasLonePoint(one));
  const scale = plotScale(drawn.renderRoot);
  const dash = isForecast ? FORECAST_DASH : isMonitored ? LOOKS[look] : [];
  return {
    stroke: colour,
    width: scale * WIDTHS[what],
    alpha: what === 'miniBatches' ? FAINT : 1,
    dash: dash.map((length) => scale * length),
    spanGaps: false, // positions at which only others have values are no gaps
    points: {
      show: () => isMark || (isMonitored && hasDots()),
      size: scale * (isMark ? 7 : WIDTHS[what] + 2.5),
      width: scale,
      stroke: colour,
      fill: isMark ? 'transparent' : colour,
    },
  };
}

/** @param {ParentNode} root @param {number} look @returns {() => string} the colour of a band */
function washOf(root, look) {
  const colour = colourOf(root, `run-${look}`);
  return () => colour().replace(/^rgb\((.*)\)$/, 'rgba($1, 0.2)');
}

/**
 * Marks where eta or lambda of a run was changed while it went on.
 * @param {Drawn} drawn
 * @param {import('uplot')} plot
 */
function drawChanges({ renderRoot: root, state, series }, { ctx, bbox, valToPos }) {
  if (!state) return;
  const pixel = devicePixelRatio * plotScale(root);
  ctx.save();
  ctx.font = fontOf(11 * pixel);
  ctx.textAlign = 'left';
  ctx.setLineDash([2 * pixel, 4 * pixel]);
  ctx.lineWidth = pixel;
  let marks = 0;
  const owners = new Set(series.map(({ owner }) => owner));
  for (const { id, look, run } of runsDrawn(state)) {
    if (!owners.has(id)) continue;
    const colour = colourOf(root, `run-${look}`)();
    Object.assign(ctx, { strokeStyle: colour, fillStyle: colour });
    for (const { position, change } of liveChangesOf(run)) {
      const x = valToPos(position, 'x', true);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const line = 1 + (marks++ % CHANGE_LINES);
      ctx.fillText(change, x + 4 * pixel, bbox.top + 13 * line * pixel);
    }
  }
  ctx.restore();
}
