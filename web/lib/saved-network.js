/** The file of network2.py: between its nested lists and rows of numbers. */
import { array, finite, object, oneOf } from './check.js';
import { ACTIVATIONS } from './kinds.js';
import { checkSizes } from './network-options.js';

/** The names of the costs in network2.py. */
const COSTS = {
  QuadraticCost: 'quadratic',
  CrossEntropyCost: 'cross-entropy',
  LogLikelihoodCost: 'log-likelihood',
};

/** The cost of network.py, whose networks do not say so. */
const COST_OF_NETWORK_PY = 'QuadraticCost';

/** @typedef {import('./index.d.ts').Activation} Activation */

/**
 * @param {string} text of a file
 * @returns {any} what it holds; NaN and infinite numbers, which Python's json writes although JSON has no word for them,
 *   are infinite. Throws a SyntaxError where that is not JSON either
 */
export function parseSaved(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A text that JSON has a string for is left as it is.
    const known = text.replace(/"(?:[^"\\]|\\.)*"|\b(?:NaN|Infinity)\b/g, (found) =>
      found.startsWith('"') ? found : '1e999',
    );
    if (known === text) throw error;
    return JSON.parse(known);
  }
}

/**
 * @param {unknown} cost what a file says
 * @returns {keyof typeof COSTS} that cost, where a text names one
 */
function readCost(cost) {
  const names = /** @type {(keyof typeof COSTS)[]} */ (Object.keys(COSTS));
  if (cost === undefined) return COST_OF_NETWORK_PY;
  // Python shows a class as "<class 'network2.CrossEntropyCost'>", and a method as "<bound method type.fn of …>".
  /** @type {string[]} */
  const shown = typeof cost === 'string' ? (cost.match(/\w+/g) ?? []) : [];
  const named = names.filter((name) => shown.includes(name));
  return named.length === 1 ? named[0] : oneOf('cost', cost, names);
}

/**
 * @param {string} name of a weight or bias
 * @param {unknown} number no finite number
 */
function refuseNumber(name, number) {
  if (typeof number === 'number') {
    throw new RangeError(
      `${name} must be a finite number, got ${number}: the network had diverged when it was saved`,
    );
  }
  finite(name, number, () => true, '');
}

/**
 * @param {unknown} value [layer][row][column]
 * @param {string} name 'weights' or 'biases'
 * @param {[number, number][]} shapes rows and columns of each layer
 * @returns {Float64Array[]} the rows of each layer one after another
 */
function readLayers(value, name, shapes) {
  const columnMeaning = name === 'weights' ? 'inputs of the neuron' : 'its bias';
  const layers = array(name, value, shapes.length, 'one for each layer after the input');
  return shapes.map(([height, width], l) => {
    // All lengths before the first allocation: a small file may claim to be a huge network.
    const rows = array(`${name}[${l}]`, layers[l], height, 'neurons of the layer').map((row, j) =>
      array(`${name}[${l}][${j}]`, row, width, columnMeaning),
    );
    const numbers = new Float64Array(height * width);
    rows.forEach((row, j) => {
      for (let k = 0; k < width; k++) {
        const number = row[k];
        // Half a million names would take longer than all the rest: only what is wrong is named.
        if (!Number.isFinite(number)) refuseNumber(`${name}[${l}][${j}][${k}]`, number);
        numbers[j * width + k] = /** @type {number} */ (number);
      }
    });
    return numbers;
  });
}

/**
 * @param {Float64Array[]} layers the rows of each layer one after another
 * @param {[number, number][]} shapes rows and columns of each layer
 * @returns {number[][][]} [layer][row][column]
 */
function writeLayers(layers, shapes) {
  return shapes.map(([rows, columns], l) =>
    Array.from({ length: rows }, (_, j) =>
      Array.from(layers[l].subarray(j * columns, (j + 1) * columns)),
    ),
  );
}

/** @param {number[]} sizes */
const weightShapes = (sizes) =>
  sizes.slice(1).map((size, l) => /** @type {[number, number]} */ ([size, sizes[l]]));

/** @param {number[]} sizes */
const biasShapes = (sizes) =>
  sizes.slice(1).map((size) => /** @type {[number, number]} */ ([size, 1]));

/**
 * @param {unknown} saved what network2.py or toJSON() wrote, as text or parsed
 * @returns {unknown} it, parsed
 */
function parsed(saved) {
  if (typeof saved !== 'string') return saved;
  try {
    return parseSaved(saved);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new RangeError(`saved must be JSON, got ${message}`, { cause: error });
  }
}

/**
 * @param {unknown} saved what network2.py or toJSON() wrote, as text or parsed
 * @returns {{sizes: number[], cost: import('./index.d.ts').Cost, hidden: Activation, output: Activation, weights: Float64Array[], biases: Float64Array[]}}
 *   its parts, checked; a file without activations has sigmoids
 */
export function readSavedNetwork(saved) {
  const file = object('saved', parsed(saved));
  /** @param {string} name */
  const own = (name) => (Object.hasOwn(file, name) ? file[name] : undefined);
  const sizes = checkSizes(own('sizes'));
  return {
    sizes,
    cost: /** @type {import('./index.d.ts').Cost} */ (COSTS[readCost(own('cost'))]),
    hidden: oneOf('hidden', own('hidden') ?? 'sigmoid', ACTIVATIONS),
    output: oneOf('output', own('output') ?? 'sigmoid', ACTIVATIONS),
    weights: readLayers(own('weights'), 'weights', weightShapes(sizes)),
    biases: readLayers(own('biases'), 'biases', biasShapes(sizes)),
  };
}

/**
 * @param {{sizes: number[], cost: string, hidden: Activation, output: Activation, weights: Float64Array[], biases: Float64Array[]}} network
 *   its parts, as readSavedNetwork gives them
 * @returns {import('./index.d.ts').SavedNetwork} what network2.py's load reads
 */
export function writeSavedNetwork({ sizes, cost, hidden, output, weights, biases }) {
  const [costName] = Object.entries(COSTS).find(([, name]) => name === cost) ?? [''];
  const sigmoid = hidden === 'sigmoid' && output === 'sigmoid';
  return {
    sizes,
    weights: writeLayers(weights, weightShapes(sizes)),
    biases: writeLayers(biases, biasShapes(sizes)),
    cost: costName,
    ...(sigmoid ? {} : { hidden, output }),
  };
}
