/** What a network is made with. */
import { array, integer, oneOf } from './check.js';
import { ACTIVATIONS, COSTS, MAX_INPUT_SIZE, PRECISIONS } from './kinds.js';

/**
 * @typedef {{sizes: number[], cost: import('./index.d.ts').Cost, hidden: import('./index.d.ts').Activation,
 *   output: import('./index.d.ts').Activation, precision: 'float32'|'float64'}} Architecture
 */

/**
 * @param {unknown} value what was passed as sizes
 * @returns {number[]} a copy: neurons per layer, at least two layers
 */
export function checkSizes(value) {
  const sizes = array('sizes', value).map((size, l) =>
    integer(`sizes[${l}]`, size, 1, MAX_INPUT_SIZE),
  );
  if (sizes.length < 2) {
    throw new RangeError(`sizes must be an array of at least 2 layers, got ${sizes.length}`);
  }
  return sizes;
}

/**
 * @param {unknown} sizes neurons per layer, the input first
 * @param {Record<string, unknown>} kinds cost, hidden, output and precision, each optional
 * @returns {Architecture} complete, checked; whether the kinds make sense together is for the engine to check
 */
export function readArchitecture(sizes, { cost, hidden, output, precision }) {
  return {
    sizes: checkSizes(sizes),
    cost: oneOf('cost', cost ?? 'cross-entropy', COSTS),
    hidden: oneOf('hidden', hidden ?? 'sigmoid', ACTIVATIONS),
    output: oneOf('output', output ?? 'sigmoid', ACTIVATIONS),
    precision: oneOf('precision', precision ?? 'float32', PRECISIONS),
  };
}
