/** One neuron of the first layer close up: how its weighted input comes about, and what it sends on. */

/** @typedef {import('../worker/protocol.js').InsideReport} InsideReport */

/** Inputs of a neuron of the first layer. */
const INPUTS = 784;

/**
 * What a neuron makes of the image that is shown. All numbers are of the network as it stands.
 * @typedef {object} Answer
 * @property {Float32Array} products weight times pixel, 784 of them
 * @property {number} excited sum of those products that are above 0
 * @property {number} inhibited sum of those below 0
 * @property {number} z weighted input: excited + inhibited + bias
 * @property {number} a activation
 * @property {number[] | null} sent to each neuron of the next layer: its weight there times a; null where there is no
 *   next layer, or its weights are too many to be seen
 */

/**
 * @typedef {object} CloseUp
 * @property {Float32Array} weights 784
 * @property {number} bias
 * @property {Answer | null} answer null where no image is shown
 */

/**
 * @param {InsideReport} inside
 * @param {number} neuron of the first layer, from 0
 * @returns {CloseUp | null} null where there is no such neuron, or its weights are not here
 */
export function closeUpOf({ weights, biases, deeper, sizes, activations }, neuron) {
  if ((neuron + 1) * INPUTS > weights.length) return null;
  const its = weights.subarray(neuron * INPUTS, (neuron + 1) * INPUTS);
  const bias = biases[0][neuron];
  if (!activations) return { weights: its, bias, answer: null };
  const [image, first] = activations;
  const products = its.map((weight, pixel) => weight * image[pixel]);
  let [excited, inhibited] = [0, 0];
  for (const product of products) {
    if (product > 0) excited += product;
    else inhibited += product;
  }
  const a = first[neuron];
  const next = deeper[0];
  const sent = next
    ? Array.from({ length: sizes[2] }, (_, k) => next[k * sizes[1] + neuron] * a)
    : null;
  const answer = { products, excited, inhibited, z: excited + inhibited + bias, a, sent };
  return { weights: its, bias, answer };
}
