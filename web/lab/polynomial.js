/**
 * A polynomial fitted to a few noisy points, with and without regularisation: chapter 3, "Why does regularization help
 * reduce overfitting?".
 */

/** Points that the polynomial is fitted to, and points of the same kind that it has not seen: x from -1 to 1, and y. */
export const POINTS = /** @type {const} */ ([
  [-0.93, -1.02], [-0.74, -0.46], [-0.55, -0.86], [-0.33, -0.12], [-0.14, -0.42],
  [0.08, 0.31], [0.29, 0.02], [0.48, 0.72], [0.71, 0.44], [0.95, 1.12],
]); // prettier-ignore
export const UNSEEN = /** @type {const} */ ([
  [-0.84, -0.81], [-0.64, -0.55], [-0.43, -0.61], [-0.22, -0.08], [-0.03, 0.12],
  [0.18, 0.05], [0.39, 0.27], [0.6, 0.71], [0.83, 0.69],
]); // prettier-ignore

/** The highest degree: as many coefficients as there are points, so that the curve can go through all of them. */
export const MAX_DEGREE = POINTS.length - 1;

/**
 * Solves a system of linear equations by elimination with pivots.
 * @param {number[][]} rows n rows of n coefficients and a right-hand side; changed
 * @returns {number[]} the n unknowns
 */
function solved(rows) {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) {
      if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let i = 0; i < n; i++) {
      if (i === column) continue;
      const factor = rows[i][column] / rows[column][column];
      for (let j = column; j <= n; j++) rows[i][j] -= factor * rows[column][j];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}

/**
 * The coefficients that make the sum over the points of (y - p(x))^2 plus lambda times the sum of their squares, but
 * for the first, which is a bias, as small as can be.
 * @param {number} degree from 0 to MAX_DEGREE
 * @param {number} lambda >= 0
 * @param {readonly (readonly [number, number])[]} [points]
 * @returns {number[]} degree + 1 coefficients, of x^0 first
 */
export function fitted(degree, lambda, points = POINTS) {
  const powers = points.map(([x]) => Array.from({ length: degree + 1 }, (_, k) => x ** k));
  const rows = Array.from({ length: degree + 1 }, (_, j) => [
    ...Array.from({ length: degree + 1 }, (__, k) => {
      const sum = powers.reduce((total, row) => total + row[j] * row[k], 0);
      return j === k && j > 0 ? sum + lambda : sum;
    }),
    powers.reduce((total, row, i) => total + row[j] * points[i][1], 0),
  ]);
  return solved(rows);
}

/** @param {number[]} coefficients @param {number} x @returns {number} the value of the polynomial */
export const valueOf = (coefficients, x) => coefficients.reduceRight((sum, one) => sum * x + one, 0); // prettier-ignore

/**
 * @param {number[]} coefficients
 * @param {readonly (readonly [number, number])[]} points
 * @returns {number} root of the mean square of the distances to the points
 */
export const errorOn = (coefficients, points) =>
  Math.sqrt(points.reduce((sum, [x, y]) => sum + (y - valueOf(coefficients, x)) ** 2, 0) / points.length); // prettier-ignore
