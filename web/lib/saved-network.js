/** The file of network2.py: between its nested lists and rows of numbers. */
import { array, finite, integer, object, oneOf } from './check.js';
import { ACTIVATIONS } from './kinds.js';

/** The names of the costs in network2.py. */
const COSTS = {
  QuadraticCost: 'quadratic',
  CrossEntropyCost: 'cross-entropy',
  LogLikelihoodCost: 'log-likelihood',
};

/** Neurons a layer may have, and a network's weights and biases: as in the engine. */
const MAX_NEURONS = 65536;

/** @typedef {import('./index.d.ts').Activation} Activation */

/**
 * @param {unknown} value what was passed as sizes
 * @returns {number[]} a copy: neurons per layer, at least two layers
 */
export function checkSizes(value) {
  const sizes = array('sizes', value).map((size, l) =>
    integer(`sizes[${l}]`, size, 1, MAX_NEURONS),
  );
  if (sizes.length < 2) {
    throw new RangeError(`sizes must be an array of at least 2 layers, got ${sizes.length}`);
  }
  return sizes;
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
        if (!Number.isFinite(number)) finite(`${name}[${l}][${j}][${k}]`, number, () => true, '');
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
 * @param {unknown} saved what network2.py or toJSON() wrote, parsed
 * @returns {{sizes: number[], cost: import('./index.d.ts').Cost, hidden: Activation, output: Activation, weights: Float64Array[], biases: Float64Array[]}}
 *   its parts, checked; a file without activations has sigmoids
 */
export function readSavedNetwork(saved) {
  const file = object('saved', saved);
  /** @param {string} name */
  const own = (name) => (Object.hasOwn(file, name) ? file[name] : undefined);
  const sizes = checkSizes(own('sizes'));
  const costName = oneOf(
    'cost',
    own('cost'),
    /** @type {(keyof typeof COSTS)[]} */ (Object.keys(COSTS)),
  );
  return {
    sizes,
    cost: /** @type {import('./index.d.ts').Cost} */ (COSTS[costName]),
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
