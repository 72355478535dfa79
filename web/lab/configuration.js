/** The schema of a run's configuration: for the controls, and for whatever else sets one. */
import * as v from 'valibot';

/** @typedef {import('../worker/protocol.js').Configuration} Configuration */

/** Training images there are. */
export const TRAINING_IMAGES = 50_000;

/** The monitors, in the order in which the page shows them. */
export const MONITORS = /** @type {const} */ ([
  'evaluationCost',
  'evaluationAccuracy',
  'trainingCost',
  'trainingAccuracy',
]);

/**
 * @param {number} min
 * @param {number} max
 */
function integer(min, max) {
  const message = `must be a whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}`;
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

/**
 * @param {(value: number) => boolean} holds
 * @param {string} range
 */
function real(holds, range) {
  const message = `must be a number ${range}`;
  return v.pipe(v.number(message), v.finite(message), v.check(holds, message));
}

/**
 * @template {string} Choice
 * @param {readonly Choice[]} choices
 */
function oneOf(choices) {
  return v.picklist(choices, `must be ${choices.map((choice) => `“${choice}”`).join(' or ')}`);
}

const HIDDEN_MESSAGE = 'must be a list of at most 8 hidden layers';

const entries = {
  hidden: v.pipe(v.array(integer(1, 1000), HIDDEN_MESSAGE), v.maxLength(8, HIDDEN_MESSAGE)),
  cost: oneOf(/** @type {const} */ (['cross-entropy', 'quadratic'])),
  initializer: oneOf(/** @type {const} */ (['default', 'large'])),
  precision: oneOf(/** @type {const} */ (['float32', 'float64'])),
  seed: integer(0, 4294967295),
  eta: real((value) => value > 0, 'greater than 0'),
  regularization: oneOf(/** @type {const} */ (['L2', 'L1'])),
  lambda: real((value) => value >= 0, 'that is 0 or greater'),
  miniBatchSize: integer(1, TRAINING_IMAGES),
  epochs: integer(1, 100_000),
  trainingSize: integer(1, TRAINING_IMAGES),
  evaluation: oneOf(/** @type {const} */ (['validation', 'test'])),
  monitorEvery: oneOf(/** @type {const} */ (['epoch', 'run'])),
  monitors: v.pipe(
    v.array(oneOf(MONITORS), 'must be a list of monitors'),
    v.transform((monitors) => MONITORS.filter((name) => monitors.includes(name))),
  ),
};

/** What each field is called in a sentence. */
const NAMES = /** @type {const} */ ({
  hidden: 'Neurons of a hidden layer',
  cost: 'Cost',
  initializer: 'Initial weights',
  precision: 'Precision',
  seed: 'Seed',
  eta: 'Learning rate η',
  regularization: 'Regularisation',
  lambda: 'Regularisation parameter λ',
  miniBatchSize: 'Mini-batch size',
  epochs: 'Epochs',
  trainingSize: 'Training images',
  evaluation: 'Evaluation data',
  monitors: 'Monitors',
  monitorEvery: 'How often to look at the monitors',
});

/** What the lab starts with: the book's regularised run on all training images. */
export const DEFAULT_CONFIGURATION = Object.freeze(
  /** @type {Configuration} */ ({
    hidden: [30],
    cost: 'cross-entropy',
    initializer: 'default',
    precision: 'float32',
    seed: 0,
    eta: 0.5,
    regularization: 'L2',
    lambda: 5,
    miniBatchSize: 10,
    epochs: 30,
    trainingSize: TRAINING_IMAGES,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingCost', 'trainingAccuracy'],
    monitorEvery: 'epoch',
  }),
);

/**
 * A value as a sentence shows it.
 * @param {unknown} value
 */
const shown = (value) => (typeof value === 'string' ? `“${value.slice(0, 40)}”` : String(value));

/**
 * Takes over what is valid of a change.
 * @param {Configuration} configuration the present one
 * @param {unknown} change some fields of a configuration, unchecked
 * @returns {{configuration: Configuration, invalid: Record<string, string>}} the new configuration
 *   and, for each field that was refused, a sentence that says what is allowed; `configuration` for
 *   what is no field. When anything was refused the configuration is the present one, so a change
 *   takes place whole or not at all.
 */
export function changeConfiguration(configuration, change) {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) {
    return { configuration, invalid: { configuration: 'A configuration must be an object.' } };
  }
  /** @type {Record<string, string>} */
  const invalid = {};
  /** @type {Record<string, unknown>} */
  const changed = { ...configuration };
  for (const [field, value] of Object.entries(change)) {
    if (!Object.hasOwn(entries, field)) {
      invalid.configuration = `There is no setting called “${field.slice(0, 40)}”.`;
      continue;
    }
    const name = /** @type {keyof typeof entries} */ (field);
    const parsed = v.safeParse(entries[name], value);
    if (parsed.success) changed[name] = parsed.output;
    else invalid[name] = `${NAMES[name]} ${parsed.issues[0].message}, got ${shown(value)}.`;
  }
  const next = /** @type {Configuration} */ (changed);
  if (next.miniBatchSize > next.trainingSize) {
    const field = Object.hasOwn(change, 'miniBatchSize') ? 'miniBatchSize' : 'trainingSize';
    invalid[field] ??=
      `Mini-batch size must be at most the number of training images, got ${next.miniBatchSize} of ${next.trainingSize}.`;
  }
  return Object.keys(invalid).length > 0
    ? { configuration, invalid }
    : { configuration: next, invalid };
}
