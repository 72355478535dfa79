import { ratio } from './race.js';

/** @typedef {import('./race.js').Result} Result */

/** What was measured on the page, in words. */
const PAGE = {
  firstMiniBatch: 'from opening the page, cold cache, to the first mini-batch, 1,000 images, ms',
  imagesPerSecond: 'images a second, [784, 30, 10], monitors and charts included',
  chartFramesPerSecond: 'frames a second in which the charts grow meanwhile',
  longestTask: 'longest task over 50 ms on the main thread meanwhile, ms (0: none)',
  penToBars: 'from pen to bars meanwhile, median, ms',
  slowestPenToBars: 'from pen to bars meanwhile, slowest of 20, ms',
  oneRun: 'one run of 10 epochs of 50,000 images, median of 3, s',
  fourRuns: 'four of them side by side, median of 3, s',
  fourToOne: 'four in terms of one; 2.3 at most on two cores',
};

/** @param {number} value */
const thousands = (value) => Math.round(value).toLocaleString('en');

/** To three figures. @param {number} value */
const rounded = (value) => thousands(Number(value.toPrecision(3)));

/** @param {number | undefined} bytes */
const megabytes = (bytes) => (bytes === undefined ? '' : `${Math.round(bytes / 1e6)} MB`);

/** @param {string[]} head @param {string[][]} rows */
function printTable(head, rows) {
  const width = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i].length)));
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(width[i]) : cell.padStart(width[i]))).join(' | ')} |`;
  console.log(line(head));
  console.log(
    `| ${width.map((n, i) => (i === 0 ? '-'.repeat(n) : `${'-'.repeat(n - 1)}:`)).join(' | ')} |`,
  );
  for (const row of rows) console.log(line(row));
}

/** The contender that others are compared with. @param {Result[]} results */
const reference = (results) =>
  /** @type {Result} */ (results.find(({ id }) => id === 'node-float32'));

/**
 * @param {{hidden: number[], results: Result[]}} race
 * @param {number} share of the peak that one image a second is
 */
function printRace({ hidden, results }, share) {
  console.log(`\n[784, ${hidden.join(', ')}, 10], images a second\n`);
  const ours = reference(results);
  const rows = results.map((result) => [
    result.name,
    rounded(result.imagesPerSecond),
    `${rounded(result.slowest)} to ${rounded(result.fastest)}`,
    result === ours ? '' : `${Number(ratio(ours, result).toPrecision(2))}`,
    result.name.startsWith('this') ? `${Math.round(100 * share * result.imagesPerSecond)} %` : '',
    megabytes(result.memory),
    megabytes(result.wasmMemory),
  ]);
  printTable(
    [
      '',
      'median',
      'slowest to fastest round',
      'float32 in Node is × as fast',
      'of peak',
      'process',
      'WASM memory',
    ],
    rows,
  );
}

/** @param {string} title @param {string} unit @param {{value: number, imagesPerSecond: number}[]} points */
function printCurve(title, unit, points) {
  console.log(`\n${title}, images a second (float32, Node)\n`);
  printTable(
    [unit, ...points.map(({ value }) => thousands(value))],
    [['images a second', ...points.map(({ imagesPerSecond }) => rounded(imagesPerSecond))]],
  );
}

/**
 * Prints what the bench found.
 * @param {any} all see bench.js
 * @param {(hidden: number[]) => number} operations that training on an image takes
 */
export function printReport(all, operations) {
  const { machine, peak, ink, races, evaluation, curves, kernels, page } = all;
  console.log(`${machine.cpu}, one thread, ${machine.system}, Node ${machine.node}.`);
  console.log(
    `Peak of WebAssembly's SIMD here: ${(peak / 1e9).toFixed(1)} thousand million operations a second ` +
      `(multiplications and additions of float32). Inputs of a training image other than 0: ${ink.toFixed(1)}.`,
  );
  console.log('Cross-entropy, mini-batch 10, eta 0.5, lambda 5, 50,000 training images.');
  for (const race of races) printRace(race, operations(race.hidden) / peak);

  console.log('\nClassifying 10,000 images (float32, Node)\n');
  printTable(
    ['network', 'milliseconds'],
    evaluation.map((/** @type {any} */ { hidden, milliseconds }) => [
      `[784, ${hidden.join(', ')}, 10]`,
      milliseconds.toFixed(1),
    ]),
  );
  printCurve('Hidden neurons', 'neurons', curves.hidden);
  printCurve('Size of the mini-batch, [784, 30, 10]', 'images', curves.miniBatchSize);
  printCurve('Size of the training data, [784, 30, 10]', 'images', curves.trainingSize);

  console.log('\nKernels, native, a mini-batch of 10\n');
  printTable(
    ['kernel', 'nanoseconds'],
    kernels.map((/** @type {any} */ { name, nanoseconds }) => [name, thousands(nanoseconds)]),
  );

  console.log('\nThe page, in Chromium\n');
  printTable(
    ['', ''],
    Object.entries(PAGE).map(([key, what]) => [what, rounded(page[key])]),
  );
}
