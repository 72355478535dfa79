/** Weights and biases, or one number for each of them: between programs and the engine. */
import { array, numbers, object } from './check.js';

/**
 * @param {string} prefix of the names of its parts in error messages
 * @param {unknown} parameters what was passed: weights and biases, [layer], row by row
 * @param {number[]} sizes neurons per layer, the input first
 * @returns {{weights: Float64Array[], biases: Float64Array[]}} copies, finite numbers only
 */
export function readParameters(prefix, parameters, sizes) {
  const { weights, biases } = object(prefix || 'parameters', parameters);
  /** @param {string} name @param {unknown} value @param {(l: number) => [number, string]} shape */
  const layers = (name, value, shape) => {
    const full = prefix ? `${prefix}.${name}` : name;
    return array(full, value, sizes.length - 1, 'one for each layer after the input').map(
      (layer, l) => numbers(`${full}[${l}]`, layer, ...shape(l)),
    );
  };
  return {
    weights: layers('weights', weights, (l) => [
      sizes[l + 1] * sizes[l],
      `${sizes[l + 1]} neurons of ${sizes[l]} inputs`,
    ]),
    biases: layers('biases', biases, (l) => [sizes[l + 1], 'neurons of the layer']),
  };
}

/**
 * @param {'float32' | 'float64'} precision of the network
 * @param {{weights: Float64Array[], biases: Float64Array[]}} parameters as the engine gives them
 * @returns {import('./index.d.ts').Parameters} the same numbers in that precision
 */
export function parametersOf(precision, { weights, biases }) {
  if (precision === 'float64') return { weights, biases };
  /** @param {Float64Array[]} layers */
  const rounded = (layers) => layers.map((layer) => new Float32Array(layer));
  return { weights: rounded(weights), biases: rounded(biases) };
}
