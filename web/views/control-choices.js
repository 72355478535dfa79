/** What can be chosen where: values, whose texts are in web/texts, and for whom what they stand for. */
import { ACTIVATIONS, HIDDEN_ACTIVATIONS } from '../model/configuration.js';
import { text } from '../texts/index.js';

/**
 * @param {string} field that the texts stand under
 * @param {readonly string[]} values
 * @returns {() => string[][]} each value and its text
 */
const choice = (field, values) => () =>
  values.map((value) => [
    value,
    text(/** @type {import('../texts/index.js').Key} */ (`choices.${field}.${value}`)),
  ]);

export const activations = choice('activation', HIDDEN_ACTIVATIONS);

/**
 * The costs that make sense for outputs, where the quadratic one is not the only one.
 * @type {Partial<Record<string, string[]>>}
 */
const COSTS = {
  sigmoid: ['cross-entropy', 'quadratic'],
  softmax: ['log-likelihood', 'quadratic'],
};

/** As 'output cost'. */
export const outputs = choice(
  'outputs',
  ACTIVATIONS.flatMap((output) =>
    (COSTS[output] ?? ['quadratic']).map((cost) => `${output} ${cost}`),
  ),
);

export const initializers = choice('initializer', ['default', 'large']);

export const precisions = choice('precision', ['float32', 'float64']);

export const schedules = choice('schedule.kind', ['constant', 'stepwise', 'linear']);

export const regularizations = choice('regularization', ['L2', 'L1']);

export const evaluationSets = choice('evaluation', ['validation', 'test']);

/** Usual distortions, and the bounds that they stand for. */
export const DISTORTIONS = /** @type {const} */ ([
  { name: 'none', distortion: { shift: 0, rotation: 0, scaling: 0, skew: 0, alpha: 0 } },
  { name: 'affine', distortion: { shift: 1, rotation: 10, scaling: 0.15, skew: 10, alpha: 0 } },
  {
    name: 'elastic',
    distortion: { shift: 0, rotation: 10, scaling: 0.15, skew: 10, alpha: 38, sigma: 5 },
  },
]);
