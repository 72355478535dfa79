/** The network that a run begins with, or goes on with. */

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../lib/index.d.ts').Network2} Network2 */
/** @typedef {import('../lib/index.d.ts').Network} Network */

/**
 * What a network is made of, for its constructor.
 * @param {Configuration} configuration
 */
const shapeOf = ({ hidden, activation, output, cost, precision, classes }) => ({
  sizes: [784, ...hidden, classes],
  options: { hidden: activation, output, cost, precision },
});

/**
 * @param {Network2} engine
 * @param {Configuration} configuration
 * @param {import('../lib/index.d.ts').Random} random
 * @returns {Network} drawn by its initializer
 */
export function draw({ Network }, configuration, random) {
  const { sizes, options } = shapeOf(configuration);
  const network = new Network(sizes, { ...options, random });
  // As the book's scripts do: the default weights have been drawn before.
  if (configuration.initializer === 'large') network.largeWeightInitializer(random);
  return network;
}

/**
 * @param {Network2} engine
 * @param {Configuration} configuration
 * @param {import('../lib/index.d.ts').Parameters} parameters
 * @returns {Network} with these parameters; throws a RangeError where they are those of another network
 */
export function restored({ Network }, configuration, parameters) {
  const { sizes, options } = shapeOf(configuration);
  const network = new Network(sizes, options);
  try {
    network.setParameters(parameters);
    return network;
  } catch (error) {
    network.delete();
    throw error;
  }
}
