/**
 * Pen strokes as an image of MNIST: the longer side of the ink is brought to 20 pixels, drawn with
 * soft edges, and its centre of mass put where the makers of MNIST put it in 28 x 28 pixels (LeCun, Bottou, Bengio and Haffner 1998, "Gradient-based learning applied to document
 * recognition", section III.A).
 */

/** Side of the image, in pixels. */
export const IMAGE_SIZE = 28;

/** Longer side of the ink, in pixels. */
const BOX = 20;

/**
 * Where MNIST's digits have their centre of mass, on average, across and down, in pixels from the edge: half a pixel
 * beyond the middle of the image.
 */
export const MIDDLE = 14.5;

/** Half the width of the pen, in pixels: with it, people's digits are read best by networks that know MNIST only. */
const PEN_RADIUS = 1.05;

/** Over so many pixels the edge of the ink fades, half of them within the radius of the pen. */
const EDGE = 1;

/** Pixels that a point has to be away from the one before it, or it adds nothing to the image. */
const SPACING = 0.1;

/** @typedef {{x: number, y: number}} Point */
/** @typedef {Point[]} Stroke */

/**
 * @param {Stroke} points of a stroke
 * @param {number} spacing in the unit of the points
 * @param {Point} [last] the point before them, where there is one
 * @returns {Stroke} those that are farther than this from the one kept before
 */
export function spaced(points, spacing, last) {
  let kept = last;
  return points.filter((point) => {
    const isNear = kept && Math.hypot(point.x - kept.x, point.y - kept.y) < spacing;
    if (!isNear) kept = point;
    return !isNear;
  });
}

/**
 * Distance from a point to a segment.
 * @param {number} x
 * @param {number} y
 * @param {Point} a
 * @param {Point} b
 */
function distance(x, y, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const along = length2 > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length2 : 0;
  const t = Math.min(1, Math.max(0, along));
  const ex = x - a.x - t * dx;
  const ey = y - a.y - t * dy;
  return Math.sqrt(ex * ex + ey * ey); // Math.hypot takes ten times as long
}

/** Pixels from the middle of the pen's line to where its ink ends. */
const REACH = PEN_RADIUS + EDGE / 2;

/**
 * @param {number} from
 * @param {number} to
 * @returns {[number, number]} the first and the last row, or column, that ink between them can reach
 */
const range = (from, to) => [
  Math.max(0, Math.floor(from - REACH)),
  Math.min(IMAGE_SIZE - 1, Math.ceil(to + REACH)),
];

/**
 * @param {number} y the middle of a row
 * @param {Point} a
 * @param {Point} b
 * @returns {[number, number]} the columns of the row that ink of the segment can reach
 */
function columnsOf(y, a, b) {
  const slope = (b.x - a.x) / (b.y - a.y);
  if (!Number.isFinite(slope)) return range(Math.min(a.x, b.x), Math.max(a.x, b.x));
  const [upper, lower] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  const xAt = (/** @type {number} */ at) =>
    a.x + slope * (Math.min(lower, Math.max(upper, at)) - a.y);
  const [from, to] = [xAt(y - REACH), xAt(y + REACH)];
  return range(Math.min(from, to), Math.max(from, to));
}

/**
 * Draws strokes whose points are in pixels; the centre of the first pixel is (0.5, 0.5).
 * @param {Stroke[]} strokes
 * @returns {Float32Array} 784 pixels from 0, paper, to 1, ink
 */
function draw(strokes) {
  const image = new Float32Array(IMAGE_SIZE * IMAGE_SIZE);
  for (const stroke of strokes) {
    stroke.forEach((b, i) => {
      const a = stroke[Math.max(0, i - 1)];
      const [top, bottom] = range(Math.min(a.y, b.y), Math.max(a.y, b.y));
      for (let row = top; row <= bottom; row++) {
        const [left, right] = columnsOf(row + 0.5, a, b);
        for (let column = left; column <= right; column++) {
          const d = distance(column + 0.5, row + 0.5, a, b);
          const ink = Math.min(1, (REACH - d) / EDGE);
          const pixel = row * IMAGE_SIZE + column;
          if (ink > image[pixel]) image[pixel] = ink;
        }
      }
    });
  }
  return image;
}

/**
 * @param {Float32Array} image 784 pixels
 * @returns {Point | null} centre of mass in pixels; null where there is no ink
 */
function centreOfMass(image) {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((ink, pixel) => {
    mass += ink;
    x += ink * ((pixel % IMAGE_SIZE) + 0.5);
    y += ink * (Math.floor(pixel / IMAGE_SIZE) + 0.5);
  });
  return mass > 0 ? { x: x / mass, y: y / mass } : null;
}

/**
 * @param {Stroke[]} strokes
 * @param {number} scale
 * @param {number} dx
 * @param {number} dy
 */
const transformed = (strokes, scale, dx, dy) =>
  strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + dx, y: y * scale + dy })));

/**
 * The strokes as they are drawn, but for the centring of their mass: in pixels, the longer side of the
 * ink 20, its middle in the middle, without points that would add nothing.
 * @param {Stroke[]} strokes points in any unit, y down; points that are not finite are left out
 * @returns {Stroke[]} none where no point is finite
 */
export function inPixels(strokes) {
  const finite = strokes.map((stroke) =>
    stroke.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),
  );
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of finite.flat()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  if (left > right) return [];
  const side = Math.max(right - left, bottom - top);
  const scale = side > 0 ? (BOX - 2 * PEN_RADIUS) / side : 1;
  const middle = IMAGE_SIZE / 2;
  return transformed(
    finite,
    scale,
    middle - ((left + right) / 2) * scale,
    middle - ((top + bottom) / 2) * scale,
  ).map((stroke) => [...spaced(stroke, SPACING), ...stroke.slice(-1)]);
}

/**
 * The image that a network trained on MNIST should see of pen strokes.
 * @param {Stroke[]} strokes points in any unit, y down; points that are not finite are left out
 * @returns {Float32Array} 784 pixels row by row, each p/256 with a whole p from 0, paper, to 255
 */
export function renderStrokes(strokes) {
  const drawn = inPixels(strokes);
  const centre = centreOfMass(draw(drawn)) ?? { x: MIDDLE, y: MIDDLE };
  const image = draw(transformed(drawn, 1, MIDDLE - centre.x, MIDDLE - centre.y));
  return image.map((ink) => Math.round(ink * 255) / 256);
}
