/**
 * Pen strokes as an image of MNIST: the longer side of the ink is brought to 20 pixels, drawn with
 * soft edges, and its centre of mass put into the middle of 28 x 28 pixels, as the makers of MNIST
 * did (LeCun, Bottou, Bengio and Haffner 1998, "Gradient-based learning applied to document
 * recognition", section III.A).
 */

/** Side of the image, in pixels. */
export const IMAGE_SIZE = 28;

/** Longer side of the ink, in pixels. */
const BOX = 20;

/** Half the width of the pen, in pixels: drawn digits then have as much ink as those of MNIST. */
const PEN_RADIUS = 1.2;

/** Over so many pixels the edge of the ink fades, half of them within the radius of the pen. */
const EDGE = 1;

/** @typedef {{x: number, y: number}} Point */
/** @typedef {Point[]} Stroke */

/**
 * Distance from a point to a segment.
 * @param {number} x
 * @param {number} y
 * @param {Point} a
 * @param {Point} b
 */
function distance(x, y, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  const along = length2 > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length2 : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

/**
 * Draws strokes whose points are in pixels; the centre of the first pixel is (0.5, 0.5).
 * @param {Stroke[]} strokes
 * @returns {Float32Array} 784 pixels from 0, paper, to 1, ink
 */
function draw(strokes) {
  const image = new Float32Array(IMAGE_SIZE * IMAGE_SIZE);
  const reach = PEN_RADIUS + EDGE / 2;
  /** @param {number} from @param {number} to */
  const range = (from, to) => [
    Math.max(0, Math.floor(from - reach)),
    Math.min(IMAGE_SIZE - 1, Math.ceil(to + reach)),
  ];
  for (const stroke of strokes) {
    stroke.forEach((b, i) => {
      const a = stroke[Math.max(0, i - 1)];
      const [left, right] = range(Math.min(a.x, b.x), Math.max(a.x, b.x));
      const [top, bottom] = range(Math.min(a.y, b.y), Math.max(a.y, b.y));
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          const d = distance(column + 0.5, row + 0.5, a, b);
          const ink = Math.min(1, (reach - d) / EDGE);
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
 * The image that a network trained on MNIST should see of pen strokes.
 * @param {Stroke[]} strokes points in any unit, y down; points that are not finite are left out
 * @returns {Float32Array} 784 pixels row by row, each p/256 with a whole p from 0, paper, to 255
 */
export function renderStrokes(strokes) {
  const finite = strokes.map((stroke) =>
    stroke.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),
  );
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of finite.flat()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  if (left > right) return new Float32Array(IMAGE_SIZE * IMAGE_SIZE);

  const side = Math.max(right - left, bottom - top);
  const scale = side > 0 ? (BOX - 2 * PEN_RADIUS) / side : 1;
  const middle = IMAGE_SIZE / 2;
  const boxed = transformed(
    finite,
    scale,
    middle - ((left + right) / 2) * scale,
    middle - ((top + bottom) / 2) * scale,
  );
  const centre = centreOfMass(draw(boxed)) ?? { x: middle, y: middle };
  const image = draw(transformed(boxed, 1, middle - centre.x, middle - centre.y));
  return image.map((ink) => Math.round(ink * 255) / 256);
}
