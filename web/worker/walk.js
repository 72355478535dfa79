/** One example through backpropagation, step by step, on a copy of the network: nothing here changes the run. */

/** @typedef {import('../lib/index.d.ts').Network2} Network2 */
/** @typedef {import('../lib/index.d.ts').Network} Network */
/** @typedef {import('../lib/index.d.ts').Cost} Cost */

/**
 * The network with one of the costs, and what backpropagation makes of the example. Arrays have an entry for each
 * layer after the input, the first hidden one first.
 * @typedef {object} WayBack
 * @property {Cost} cost
 * @property {number} value of the cost of this example
 * @property {Float32Array[]} activations of the layer
 * @property {Float32Array[]} deltas errors of the layer, which are also the gradient of its biases
 * @property {number[]} speeds length of each of the deltas
 * @property {Float32Array} weights of the outputs, row-major [output][neuron before]
 * @property {Float32Array} nablaW gradient of these weights
 */

/**
 * The costs that are laid side by side: the quadratic one, and that which goes with the outputs.
 * @type {Partial<Record<import('../lib/index.d.ts').Activation, Cost>>}
 */
const PARTNERS = { sigmoid: 'cross-entropy', softmax: 'log-likelihood' };

/** @param {Float64Array} values */
const lengthOf = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** @param {ArrayLike<number>} values */
const float32 = (values) => Float32Array.from(values);

/** An example on its way through copies of a network. */
export class Walk {
  #networks;
  #image;
  #label;
  #example;

  /**
   * @param {Network2} engine
   * @param {Network} network that is copied
   * @param {Float32Array} image 784 pixels
   * @param {number} label the right answer
   */
  constructor(engine, network, image, label) {
    this.#image = image;
    this.#label = label;
    const { sizes, hidden, output } = network;
    const partner = PARTNERS[output];
    /** @type {Cost[]} */
    const costs = partner ? ['quadratic', partner] : ['quadratic'];
    const parameters = network.parameters();
    this.#networks = costs.map((cost) => {
      const copy = new engine.Network(sizes, { hidden, output, cost, precision: 'float64' });
      copy.setParameters(parameters);
      return copy;
    });
    this.#example = engine.Dataset.fromArrays({
      inputs: image,
      labels: [label],
      inputSize: image.length,
      classes: sizes[sizes.length - 1],
    });
  }

  /** @returns {WayBack[]} with each cost, as the copies stand */
  look() {
    return this.#networks.map((network) => {
      const { nablaB, nablaW } = network.backprop(this.#image, this.#label);
      const { weights } = network.parameters();
      return {
        cost: network.cost,
        value: network.totalCost(this.#example),
        activations: network.activations(this.#image).slice(1).map(float32),
        deltas: nablaB.map(float32),
        speeds: nablaB.map((nabla) => lengthOf(nabla)),
        weights: float32(weights[weights.length - 1]),
        nablaW: float32(nablaW[nablaW.length - 1]),
      };
    });
  }

  /** One step of gradient descent on this example alone. @param {number} eta above 0 */
  step(eta) {
    for (const network of this.#networks) network.updateMiniBatch(this.#example, { eta });
  }

  /** Frees the copies. */
  close() {
    for (const network of this.#networks) network.delete();
    this.#example.delete();
  }
}
