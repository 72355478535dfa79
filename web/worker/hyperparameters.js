/**
 * @param {import('../model/configuration.js').Configuration} configuration of a run
 * @returns {import('../lib/index.d.ts').Hyperparameters} what of it decides a step of gradient descent
 */
export function hyperparametersOf(configuration) {
  const { eta, lambda, regularization, momentum, dropout, distortion } = configuration;
  return { eta, lambda, regularization, momentum, dropout, distortion };
}
