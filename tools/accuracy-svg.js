/** The curve of an accuracy as a picture for a README: SVG that is legible on light and dark pages. */
import { valuesIn } from '../web/model/curves.js';

const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 64;
const BOTTOM = 40;
const TOP = 16;
const RIGHT = 16;

/** Lowest accuracy in the picture, in percent: the start of a run would flatten all the rest. */
const LOWEST = 98;
const HIGHEST = 99.8;

/** Accuracies that others published, to compare with. */
const PUBLISHED = [
  { percent: 99.3, text: 'Simard, Steinkraus, Platt 2003: 99.30%' },
  { percent: 99.65, text: 'Ciresan and others 2010, on a graphics card: 99.65%' },
];

/**
 * @param {import('../web/model/curves.js').Curves} curves of a run with the monitor evaluationAccuracy
 * @returns {string} an SVG file
 */
export function accuracySvg({ run, history }) {
  const x = (/** @type {number} */ epoch) => LEFT + ((WIDTH - LEFT - RIGHT) * epoch) / run.epochs;
  const y = (/** @type {number} */ percent) =>
    TOP + ((HEIGHT - TOP - BOTTOM) * (HIGHEST - percent)) / (HIGHEST - LOWEST);
  const percents = valuesIn(history.evaluationAccuracy).map(
    (count) => (100 * count) / run.evaluationSize,
  );
  const points = percents
    .map((percent, i) => [i + 1, percent])
    .filter(([, percent]) => percent >= LOWEST)
    .map(([epoch, percent]) => `${x(epoch).toFixed(1)},${y(percent).toFixed(1)}`);
  const last = percents[percents.length - 1];
  const ticks = [98, 98.5, 99, 99.5].map(
    (
      percent,
    ) => `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(percent)}" y2="${y(percent)}"/>
  <text x="${LEFT - 8}" y="${y(percent) + 4}" text-anchor="end">${percent.toFixed(1)}%</text>`,
  );
  const marks = PUBLISHED.map(
    ({
      percent,
      text,
    }) => `<line class="published" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(percent)}" y2="${y(percent)}"/>
  <text x="${LEFT + 8}" y="${y(percent) - 5}">${text}</text>`,
  );
  const epochs = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => {
    const epoch = Math.round(share * run.epochs);
    return `<text x="${x(epoch)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${epoch}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
  <title>Accuracy on the ${run.evaluation} data by epoch; ${last.toFixed(2)}% after ${run.epochs} epochs</title>
  <style>
    text { font: 13px system-ui, sans-serif; fill: #767676; }
    .grid { stroke: #767676; stroke-opacity: 0.25; }
    .published { stroke: #767676; stroke-dasharray: 4 4; }
    .curve { fill: none; stroke: #d2691e; stroke-width: 2; stroke-linejoin: round; }
    .last { font-weight: 600; fill: #d2691e; }
  </style>
  ${ticks.join('\n  ')}
  ${marks.join('\n  ')}
  ${epochs.join('\n  ')}
  <text x="${x(run.epochs / 2)}" y="${HEIGHT - 4}" text-anchor="middle">epochs</text>
  <polyline class="curve" points="${points.join(' ')}"/>
  <text class="last" x="${WIDTH - RIGHT}" y="${y(last) + 22}" text-anchor="end">${last.toFixed(2)}%</text>
</svg>
`;
}
