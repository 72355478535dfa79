/** A single neuron that learns to give 0: chapter 3, "The cross-entropy cost function". */

/**
 * A sigmoid neuron with the quadratic cost or the cross-entropy, or a linear one, a = z, with the quadratic cost: the
 * problem "Using the quadratic cost when we have linear neurons in the output layer".
 * @typedef {'quadratic' | 'cross-entropy' | 'linear'} NeuronKind
 */

/**
 * What the neuron was like, in columns of epochs + 1 entries: entry i is after i epochs, entry 0 the start.
 * @typedef {object} NeuronRun
 * @property {number[]} output a of z = w + b, in (0, 1) where the neuron is sigmoid; the target is 0
 * @property {number[]} cost
 * @property {number[]} delta dC/dz, which is dC/db and, as x = 1, also dC/dw
 * @property {number[]} w
 * @property {number[]} b
 */

/** Epochs for which the book trains the neuron. */
export const EPOCHS = 300;

/** The book's learning rate for the quadratic cost. */
export const ETA = 0.15;

/**
 * The book's two starts: a neuron that is wrong, and one that is badly wrong. Published are its outputs
 * before and after training with the quadratic cost.
 */
export const STARTS = /** @type {const} */ ([
  { name: 'wrong', w: 0.6, b: 0.9, published: { first: 0.82, last: 0.09 } },
  { name: 'badlyWrong', w: 2, b: 2, published: { first: 0.98, last: 0.2 } },
]);

/** @param {number} z @returns {number} sigma(z) */
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/**
 * The activation of each kind, and of the one example, with input x = 1 and target y = 0, its cost and delta = dC/dz.
 * @type {Record<NeuronKind, {activation: (z: number) => number, cost: (z: number) => number,
 *   delta: (a: number) => number}>}
 */
const KINDS = {
  // C = (a - y)^2 / 2, delta = (a - y) sigma'(z), with sigma'(z) = a (1 - a): (55) and (56) of the book.
  quadratic: {
    activation: sigmoid,
    cost: (z) => sigmoid(z) ** 2 / 2,
    delta: (a) => a * a * (1 - a),
  },
  // C = -ln(1 - a), delta = a - y: (57) and (61). The logarithm is that of 1 + e^z, without 1 - a, which
  // would be rounded to 0 for large z.
  'cross-entropy': {
    activation: sigmoid,
    cost: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
    delta: (a) => a,
  },
  // C = (a - y)^2 / 2 with a = z, so that delta = a - y.
  linear: { activation: (z) => z, cost: (z) => z ** 2 / 2, delta: (a) => a },
};

/**
 * Trains the neuron on the input 1 and the target 0 by gradient descent, one step an epoch.
 * @param {object} settings
 * @param {number} settings.w weight to start from
 * @param {number} settings.b bias to start from
 * @param {number} settings.eta learning rate, > 0
 * @param {NeuronKind} settings.kind
 * @param {number} [settings.epochs] >= 0
 * @returns {NeuronRun}
 */
export function trainNeuron({ w, b, eta, kind, epochs = EPOCHS }) {
  const { activation, cost, delta } = KINDS[kind];
  /** @type {NeuronRun} */
  const run = { output: [], cost: [], delta: [], w: [], b: [] };
  for (let epoch = 0; epoch <= epochs; epoch++) {
    const z = w + b;
    const a = activation(z);
    run.output.push(a);
    run.cost.push(cost(z));
    run.delta.push(delta(a));
    run.w.push(w);
    run.b.push(b);
    const step = eta * delta(a);
    w -= step;
    b -= step;
  }
  return run;
}
