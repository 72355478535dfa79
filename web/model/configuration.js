/** The schema of a run's configuration: for the controls, and for whatever else sets one. */
import * as v from 'valibot';

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

/** Activations of hidden neurons. */
export const ACTIVATIONS = /** @type {const} */ (['sigmoid', 'tanh', 'relu', 'linear']);

/** Activations of output neurons. */
export const OUTPUTS = /** @type {const} */ (['sigmoid', 'softmax', 'tanh', 'relu', 'linear']);

/** @param {number} least @param {number} most */
const between = (least, most) =>
  real((value) => value >= least && value <= most, `from ${least} to ${most}`);

const share = () => real((value) => value >= 0 && value < 1, 'from 0 to below 1');

/** Hidden layers that a network in the lab may have. */
export const MAX_HIDDEN_LAYERS = 8;

const HIDDEN_MESSAGE = `must be a list of at most ${MAX_HIDDEN_LAYERS} hidden layers`;

/**
 * What a run is to do, complete. The one schema of all that can set a configuration; whatever else
 * speaks of one has its type from here.
 */
const schema = v.strictObject({
  /** Neurons of each hidden layer. */
  hidden: v.pipe(
    v.array(integer(1, 1000), HIDDEN_MESSAGE),
    v.maxLength(MAX_HIDDEN_LAYERS, HIDDEN_MESSAGE),
  ),
  /** Of the hidden neurons. */
  activation: oneOf(ACTIVATIONS),
  /** Activation of the output neurons. */
  output: oneOf(OUTPUTS),
  cost: oneOf(/** @type {const} */ (['cross-entropy', 'quadratic', 'log-likelihood'])),
  initializer: oneOf(/** @type {const} */ (['default', 'large'])),
  precision: oneOf(/** @type {const} */ (['float32', 'float64'])),
  /** Of both generators. */
  seed: integer(0, 4294967295),
  eta: real((value) => value > 0, 'greater than 0'),
  regularization: oneOf(/** @type {const} */ (['L2', 'L1'])),
  lambda: real((value) => value >= 0, 'that is 0 or greater'),
  momentum: share(),
  dropout: share(),
  /** Of the training images. */
  distortion: v.strictObject(
    {
      shift: between(0, 100),
      rotation: between(0, 45),
      scaling: between(0, 0.5),
      skew: between(0, 45),
      alpha: between(0, 1000),
      sigma: between(0.5, 20),
    },
    'must be an object with shift, rotation, scaling, skew, alpha and sigma',
  ),
  schedule: v.strictObject(
    {
      kind: oneOf(/** @type {const} */ (['constant', 'stepwise', 'linear'])),
      patience: integer(1, 100_000),
      factor: real((value) => value > 0 && value < 1, 'between 0 and 1'),
      stopAt: share(),
    },
    'must be an object with kind, patience, factor and stopAt',
  ),
  /** Epochs without improvement that end the run; 0: none do. */
  earlyStopping: integer(0, 100_000),
  miniBatchSize: integer(1, TRAINING_IMAGES),
  epochs: integer(1, 100_000),
  /** The first so many of the training images. */
  trainingSize: integer(1, TRAINING_IMAGES),
  evaluation: oneOf(/** @type {const} */ (['validation', 'test'])),
  /** After every epoch, or only after the last of the run. */
  monitorEvery: oneOf(/** @type {const} */ (['epoch', 'run'])),
  /** Whether to measure how fast each layer learns, after every epoch. */
  speeds: v.boolean('must be true or false'),
  /** Whether to count the weights by their size, after every epoch. */
  histogram: v.boolean('must be true or false'),
  monitors: v.pipe(
    v.array(oneOf(MONITORS), 'must be a list of monitors'),
    v.transform((monitors) => MONITORS.filter((name) => monitors.includes(name))),
  ),
});

/** @typedef {v.InferOutput<typeof schema>} Configuration */

/** What each field is called in a sentence; parts of a field stand after a dot. */
const NAMES = /** @type {Record<string, string>} */ ({
  hidden: 'Neurons of a hidden layer',
  activation: 'Hidden neurons',
  output: 'Output neurons',
  cost: 'Cost',
  initializer: 'Initial weights',
  precision: 'Precision',
  seed: 'Seed',
  eta: 'Learning rate η',
  regularization: 'Regularisation',
  lambda: 'Regularisation parameter λ',
  momentum: 'Momentum μ',
  dropout: 'Dropout',
  distortion: 'Distortion',
  'distortion.shift': 'Shift',
  'distortion.rotation': 'Rotation',
  'distortion.scaling': 'Scaling',
  'distortion.skew': 'Skew',
  'distortion.alpha': 'Elastic displacement α',
  'distortion.sigma': 'Elastic smoothing σ',
  schedule: 'Schedule of η',
  'schedule.kind': 'Schedule of η',
  'schedule.patience': 'Epochs without improvement',
  'schedule.factor': 'Factor of η',
  'schedule.stopAt': 'Share of the first η that ends the run',
  earlyStopping: 'Early stopping',
  miniBatchSize: 'Mini-batch size',
  epochs: 'Epochs',
  trainingSize: 'Training images',
  evaluation: 'Evaluation data',
  monitors: 'Monitors',
  monitorEvery: 'How often to look at the monitors',
  speeds: 'Speed of each layer',
  histogram: 'Histogram of the weights',
});

/** What the lab starts with: the book's regularised run on all training images. */
export const DEFAULT_CONFIGURATION = Object.freeze(
  /** @type {Configuration} */ ({
    hidden: [30],
    activation: 'sigmoid',
    output: 'sigmoid',
    cost: 'cross-entropy',
    initializer: 'default',
    precision: 'float32',
    seed: 0,
    eta: 0.5,
    regularization: 'L2',
    lambda: 5,
    momentum: 0,
    dropout: 0,
    distortion: { shift: 0, rotation: 0, scaling: 0, skew: 0, alpha: 0, sigma: 4 },
    schedule: { kind: 'constant', patience: 10, factor: 0.5, stopAt: 1 / 128 },
    earlyStopping: 0,
    miniBatchSize: 10,
    epochs: 30,
    trainingSize: TRAINING_IMAGES,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingCost', 'trainingAccuracy'],
    monitorEvery: 'epoch',
    speeds: false,
    histogram: false,
  }),
);

/**
 * A value as a sentence shows it.
 * @param {unknown} value
 */
const shown = (value) => (typeof value === 'string' ? `“${value.slice(0, 40)}”` : String(value));

/**
 * @typedef {{[field in keyof Configuration]?: Configuration[field] extends any[] ? Configuration[field]
 *   : Configuration[field] extends object ? Partial<Configuration[field]> : Configuration[field]}} Change
 *   some fields of a configuration; of distortion and schedule, some of their parts
 */

/** @param {unknown} value */
const isPlainObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @template {Record<string, any>} Whole
 * @param {Whole} whole
 * @param {Record<string, any>} change some of its fields; of a field that is an object, some of its parts
 * @returns {Whole} the two in one
 */
export function merged(whole, change) {
  const fields = Object.entries(change).map(([field, value]) => {
    const before = Object.hasOwn(whole, field) ? whole[field] : undefined;
    const both = isPlainObject(before) && isPlainObject(value);
    return [field, both ? { ...before, ...value } : value];
  });
  return { ...whole, ...Object.fromEntries(fields) };
}

/**
 * What two or more fields, each valid, cannot be together.
 * @param {Configuration} configuration
 * @returns {[keyof Configuration, string][]} fields, one of which has to change, and why
 */
function contradictions({ cost, output, miniBatchSize, trainingSize, ...rest }) {
  const { schedule, earlyStopping, monitors, monitorEvery } = rest;
  const isGuided = schedule.kind === 'stepwise' || earlyStopping > 0;
  const hasAccuracy = monitors.includes('evaluationAccuracy') && monitorEvery === 'epoch';
  /** @type {[boolean, keyof Configuration, string][]} */
  const rules = [
    [
      miniBatchSize > trainingSize,
      'miniBatchSize',
      `Mini-batch size must be at most the number of training images, got ${miniBatchSize} of ${trainingSize}.`,
    ],
    [
      cost === 'cross-entropy' && output !== 'sigmoid',
      'cost',
      `Cost “cross-entropy” needs output neurons “sigmoid”, each of whose activations is a probability of its own, got “${output}”.`,
    ],
    [
      cost === 'log-likelihood' && output !== 'softmax',
      'cost',
      `Cost “log-likelihood” needs output neurons “softmax”: it looks at the right neuron alone, so only activations that sum to 1 teach the others; got “${output}”.`,
    ],
    [
      isGuided && !hasAccuracy,
      schedule.kind === 'stepwise' ? 'schedule' : 'earlyStopping',
      'A stepwise schedule and early stopping go by the accuracy on evaluation data after every epoch, which must be monitored.',
    ],
  ];
  return rules.filter(([applies]) => applies).map(([, field, message]) => [field, message]);
}

/**
 * Takes over what is valid of a change.
 * @param {Configuration} configuration the present one
 * @param {unknown} change some fields of a configuration, unchecked, see Change
 * @returns {{configuration: Configuration, invalid: Record<string, string>}} the new configuration
 *   and, for each field that was refused, a sentence that says what is allowed; parts of a field
 *   after a dot; `configuration` for what is no field. When anything was refused the configuration
 *   is the present one, so a change takes place whole or not at all.
 */
export function changeConfiguration(configuration, change) {
  if (!isPlainObject(change)) {
    return { configuration, invalid: { configuration: 'A configuration must be an object.' } };
  }
  const given = /** @type {Record<string, unknown>} */ (change);
  /** @type {Record<string, string>} */
  const invalid = {};
  const next = merged(configuration, given);
  for (const field of Object.keys(given)) {
    if (!Object.hasOwn(schema.entries, field)) {
      invalid.configuration = `There is no setting called “${field.slice(0, 40)}”.`;
      continue;
    }
    const name = /** @type {keyof typeof schema.entries} */ (field);
    const parsed = v.safeParse(schema.entries[name], next[name]);
    if (parsed.success) {
      Object.assign(next, { [name]: parsed.output });
      continue;
    }
    const [{ message, path, input }] = parsed.issues;
    const part = Object.hasOwn(NAMES, `${name}.${path?.[0].key}`) ? `.${path?.[0].key}` : '';
    invalid[name + part] = `${NAMES[name + part]} ${message}, got ${shown(input)}.`;
  }
  if (Object.keys(invalid).length === 0) {
    for (const [field, message] of contradictions(next)) {
      // Where the person changed one side only, that side is refused.
      const isSize = field === 'miniBatchSize' && !Object.hasOwn(given, field);
      invalid[isSize ? 'trainingSize' : field] = message;
    }
  }
  return Object.keys(invalid).length > 0
    ? { configuration, invalid }
    : { configuration: next, invalid };
}

/** Fields that may change while a run goes on. @type {(keyof Configuration)[]} */
export const LIVE_FIELDS = ['eta', 'lambda'];

/** Fields that decide which network a run begins with. @type {(keyof Configuration)[]} */
export const NETWORK_FIELDS = [
  'hidden',
  'activation',
  'output',
  'cost',
  'initializer',
  'precision',
  'seed',
];

/**
 * @param {Configuration} before
 * @param {Configuration} after
 * @returns {(keyof Configuration)[]} the fields in which they differ
 */
export const changedFields = (before, after) =>
  /** @type {(keyof Configuration)[]} */ (Object.keys(DEFAULT_CONFIGURATION)).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
