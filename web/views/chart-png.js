/** A picture of a chart as a PNG file. It is painted, since a strict policy lets no page load an SVG of its own making. */
import { fontOf } from './plot.js';
import { PRINTED } from './theme.js';

/** @typedef {import('./chart-picture.js').Picture} Picture */
/** @typedef {import('./chart-picture.js').Shape} Shape */

/** Pixels for each unit of a picture: enough for a slide. */
const SCALE = 2;

/** @param {CanvasRenderingContext2D} context @param {Shape} shape */
function paint(context, shape) {
  if ('text' in shape) {
    const { text, at, anchor, size, weight, fill } = shape;
    Object.assign(context, { font: fontOf(size, weight), textAlign: anchor === 'middle' ? 'center' : anchor, fillStyle: fill }); // prettier-ignore
    context.fillText(text, ...at);
    return;
  }
  context.beginPath();
  if ('centre' in shape) context.arc(...shape.centre, shape.radius, 0, 2 * Math.PI);
  else for (const point of shape.points) context.lineTo(...point);
  const { stroke, width = 1, fill } = shape;
  const { dash = [], opacity = 1 } = 'points' in shape ? shape : {};
  Object.assign(context, { globalAlpha: opacity, lineWidth: width, lineJoin: 'round' });
  context.setLineDash(dash);
  if (fill) {
    context.fillStyle = fill;
    context.fill();
  }
  if (stroke) {
    context.strokeStyle = stroke;
    context.stroke();
  }
}

/**
 * @param {Picture} picture
 * @returns {Promise<Blob>} the file; rejects where the browser cannot make it
 */
export async function pngOf({ width, height, area, shapes }) {
  const canvas = document.createElement('canvas');
  canvas.width = SCALE * width;
  canvas.height = SCALE * height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser has no canvas');
  context.scale(SCALE, SCALE);
  context.fillStyle = PRINTED.paper;
  context.fillRect(0, 0, width, height);
  for (const shape of shapes) {
    context.save();
    if ('clipped' in shape && shape.clipped) {
      context.beginPath();
      context.rect(...area);
      context.clip();
    }
    paint(context, shape);
    context.restore();
  }
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser could not draw the chart');
  return blob;
}
