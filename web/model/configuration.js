/** The schema of a run's configuration: for the controls, and for whatever else sets one. */
import * as v from 'valibot';
import { MNIST } from '../data/chunk.js';
import { ACTIVATIONS, HIDDEN_ACTIVATIONS } from '../lib/kinds.js';

export { ACTIVATIONS, HIDDEN_ACTIVATIONS, MNIST };

/** Training images there are. */
export const TRAINING_IMAGES = 50_000;

/** Images in the validation data, and as many in the test data. */
export const EVALUATION_IMAGES = 10_000;

/** Classes of MNIST: the digits. */
export const DIGITS = 10;

/** Classes that data of one's own may have: as many as EMNIST's balanced ones. */
export const MAX_CLASSES = 47;

/** The monitors, in the order in which the page shows them. */
export const MONITORS = /** @type {const} */ ([
  'evaluationCost',
  'evaluationAccuracy',
  'trainingCost',
  'trainingAccuracy',
]);

/**
 * Why a value was refused: what is allowed for it, and what came; or what contradicts what.
 * @typedef {{code: 'wholeNumber' | 'range' | 'between' | 'fromToBelow', min: number, max: number}
 *   | {code: 'greaterThan' | 'atLeast', bound: number}
 *   | {code: 'oneOf', choices: readonly string[]}
 *   | {code: 'object', parts: string[]}
 *   | {code: 'layers', limit: number}
 *   | {code: 'trueOrFalse' | 'list' | 'dataSet'}} Rule
 * @typedef {Rule & {got: unknown}
 *   | {code: 'unknown', got: string}
 *   | {code: 'noObject'}
 *   | {code: 'largeMiniBatch', size: number, images: number}
 *   | {code: 'mnistClasses', classes: number}
 *   | {code: 'needsSigmoid' | 'needsSoftmax', output: string}
 *   | {code: 'needsAccuracy'}} Refusal
 * @typedef {Record<string, Refusal>} Refusals by field, a part of a field after a dot; `configuration` for what
 *   is no field
 */

/** Valibot hands on a message only: the rule goes there, written out. @param {Rule} rule */
const written = (rule) => JSON.stringify(rule);

/**
 * @param {number} min
 * @param {number} max
 */
function integer(min, max) {
  const message = written({ code: 'wholeNumber', min, max });
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

/**
 * @param {(value: number) => boolean} holds
 * @param {Rule} rule that it is
 */
function real(holds, rule) {
  const message = written(rule);
  return v.pipe(v.number(message), v.finite(message), v.check(holds, message));
}

/**
 * @template {string} Choice
 * @param {readonly Choice[]} choices
 */
const oneOf = (choices) => v.picklist(choices, written({ code: 'oneOf', choices }));

/**
 * @template {import('valibot').ObjectEntries} Entries
 * @param {Entries} entries
 */
const object = (entries) =>
  v.strictObject(entries, written({ code: 'object', parts: Object.keys(entries) }));

/** @param {number} least @param {number} most */
const between = (least, most) =>
  real((value) => value >= least && value <= most, { code: 'range', min: least, max: most });

const share = () =>
  real((value) => value >= 0 && value < 1, { code: 'fromToBelow', min: 0, max: 1 });

/** Neurons that a hidden layer in the lab may have. */
export const MAX_NEURONS = 1000;

/** Hidden layers that a network in the lab may have. */
export const MAX_HIDDEN_LAYERS = 8;

const LAYERS = written({ code: 'layers', limit: MAX_HIDDEN_LAYERS });

const DATA_SET = written({ code: 'dataSet' });

/**
 * What a run is to do, complete. The one schema of all that can set a configuration; whatever else
 * speaks of one has its type from here.
 */
const schema = v.strictObject({
  /** Neurons of each hidden layer. */
  hidden: v.pipe(v.array(integer(1, MAX_NEURONS), LAYERS), v.maxLength(MAX_HIDDEN_LAYERS, LAYERS)),
  /** Of the hidden neurons. */
  activation: oneOf(HIDDEN_ACTIVATIONS),
  /** Activation of the output neurons. */
  output: oneOf(ACTIVATIONS),
  cost: oneOf(/** @type {const} */ (['cross-entropy', 'quadratic', 'log-likelihood'])),
  initializer: oneOf(/** @type {const} */ (['default', 'large'])),
  precision: oneOf(/** @type {const} */ (['float32', 'float64'])),
  /** Of both generators. */
  seed: integer(0, 4294967295),
  eta: real((value) => value > 0, { code: 'greaterThan', bound: 0 }),
  regularization: oneOf(/** @type {const} */ (['L2', 'L1'])),
  lambda: real((value) => value >= 0, { code: 'atLeast', bound: 0 }),
  momentum: share(),
  dropout: share(),
  /** Of the training images. */
  distortion: object({
    shift: between(0, 100),
    rotation: between(0, 45),
    scaling: between(0, 0.5),
    skew: between(0, 45),
    alpha: between(0, 1000),
    sigma: between(0.5, 20),
  }),
  schedule: object({
    kind: oneOf(/** @type {const} */ (['constant', 'stepwise', 'linear'])),
    patience: integer(1, 100_000),
    factor: real((value) => value > 0 && value < 1, { code: 'between', min: 0, max: 1 }),
    stopAt: share(),
  }),
  /** Epochs without improvement that end the run; 0: none do. */
  earlyStopping: integer(0, 100_000),
  miniBatchSize: integer(1, TRAINING_IMAGES),
  epochs: integer(1, 100_000),
  /** MNIST, or data of one's own: the first 16 hex digits of their SHA-256, see web/data/own/own-data.js. */
  data: v.pipe(v.string(DATA_SET), v.regex(/^(mnist|[0-9a-f]{16})$/, DATA_SET)),
  /** Classes of the data, and output neurons of the network. */
  classes: integer(2, MAX_CLASSES),
  /** The first so many of the training images. */
  trainingSize: integer(1, TRAINING_IMAGES),
  evaluation: oneOf(/** @type {const} */ (['validation', 'test'])),
  /** The first so many of the evaluation data. */
  evaluationSize: integer(1, EVALUATION_IMAGES),
  /** After every epoch, or only after the last of the run. */
  monitorEvery: oneOf(/** @type {const} */ (['epoch', 'run'])),
  /** Whether to measure how fast each layer learns, after every epoch. */
  speeds: v.boolean(written({ code: 'trueOrFalse' })),
  /** Whether to count the weights by their size, after every epoch. */
  histogram: v.boolean(written({ code: 'trueOrFalse' })),
  monitors: v.pipe(
    v.array(oneOf(MONITORS), written({ code: 'list' })),
    v.transform((monitors) => MONITORS.filter((name) => monitors.includes(name))),
  ),
});

/** @typedef {v.InferOutput<typeof schema>} Configuration */

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
    data: MNIST,
    classes: DIGITS,
    trainingSize: TRAINING_IMAGES,
    evaluation: 'validation',
    evaluationSize: EVALUATION_IMAGES,
    monitors: ['evaluationAccuracy', 'trainingCost', 'trainingAccuracy'],
    monitorEvery: 'epoch',
    speeds: false,
    histogram: false,
  }),
);

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
 * @returns {[keyof Configuration, Refusal][]} fields, one of which has to change, and why
 */
function contradictions({ cost, output, miniBatchSize, trainingSize, ...rest }) {
  const { schedule, earlyStopping, monitors, monitorEvery, data, classes } = rest;
  const isGuided = schedule.kind === 'stepwise' || earlyStopping > 0;
  const hasAccuracy = monitors.includes('evaluationAccuracy') && monitorEvery === 'epoch';
  /** @type {[boolean, keyof Configuration, Refusal][]} */
  const rules = [
    [
      miniBatchSize > trainingSize,
      'miniBatchSize',
      { code: 'largeMiniBatch', size: miniBatchSize, images: trainingSize },
    ],
    [data === MNIST && classes !== DIGITS, 'classes', { code: 'mnistClasses', classes }],
    [cost === 'cross-entropy' && output !== 'sigmoid', 'cost', { code: 'needsSigmoid', output }],
    [cost === 'log-likelihood' && output !== 'softmax', 'cost', { code: 'needsSoftmax', output }],
    [
      isGuided && !hasAccuracy,
      schedule.kind === 'stepwise' ? 'schedule' : 'earlyStopping',
      { code: 'needsAccuracy' },
    ],
  ];
  return rules.filter(([applies]) => applies).map(([, field, refusal]) => [field, refusal]);
}

/**
 * Takes over what is valid of a change.
 * @param {Configuration} configuration the present one
 * @param {unknown} change some fields of a configuration, unchecked, see Change
 * @returns {{configuration: Configuration, invalid: Refusals}} the new configuration and what was
 *   refused. When anything was, the configuration is the present one, so a change takes place whole or
 *   not at all.
 */
export function changeConfiguration(configuration, change) {
  if (!isPlainObject(change)) {
    return { configuration, invalid: { configuration: { code: 'noObject' } } };
  }
  const given = /** @type {Record<string, unknown>} */ (change);
  /** @type {Refusals} */
  const invalid = {};
  const next = merged(configuration, given);
  for (const field of Object.keys(given)) {
    if (!Object.hasOwn(schema.entries, field)) {
      invalid.configuration = { code: 'unknown', got: field };
      continue;
    }
    const name = /** @type {keyof typeof schema.entries} */ (field);
    const parsed = v.safeParse(schema.entries[name], next[name]);
    if (parsed.success) {
      Object.assign(next, { [name]: parsed.output });
      continue;
    }
    const [{ message, path, input }] = parsed.issues;
    const present = DEFAULT_CONFIGURATION[name];
    const key = String(path?.[0].key);
    const isPart = isPlainObject(present) && Object.hasOwn(/** @type {object} */ (present), key);
    invalid[isPart ? `${name}.${key}` : name] = { ...JSON.parse(message), got: input };
  }
  if (Object.keys(invalid).length === 0) {
    for (const [field, refusal] of contradictions(next)) {
      // Where the person changed one side only, that side is refused.
      const isSize = field === 'miniBatchSize' && !Object.hasOwn(given, field);
      invalid[isSize ? 'trainingSize' : field] = refusal;
    }
  }
  return Object.keys(invalid).length > 0
    ? { configuration, invalid }
    : { configuration: next, invalid };
}

/** Fields that may change while a run goes on. @type {(keyof Configuration)[]} */
export const LIVE_FIELDS = ['eta', 'lambda'];

/**
 * Fields that say what is only looked at. They may change at any time: the training stays the same to the last
 * bit. (monitorEvery is none of them, since it decides where the points of the curves stand.)
 * @type {(keyof Configuration)[]}
 */
export const WATCHED_FIELDS = ['monitors', 'speeds', 'histogram'];

/**
 * Fields that change nothing of what is learnt: no run is named by them, and they are no columns of a file.
 * @type {(keyof Configuration)[]}
 */
export const SILENT_FIELDS = [...WATCHED_FIELDS, 'monitorEvery'];

/** @param {Change} change @returns {boolean} whether it changes nothing of what is learnt */
export const isSilent = (change) =>
  Object.keys(change).every((field) => SILENT_FIELDS.some((silent) => silent === field));

/** @typedef {Pick<Configuration, 'monitors' | 'speeds' | 'histogram'>} Watched what is looked at */

/** @param {Watched} configuration @returns {Watched} what of it is looked at */
export const watchedOf = ({ monitors, speeds, histogram }) => ({ monitors, speeds, histogram });

/** Fields that decide which network a run begins with. @type {(keyof Configuration)[]} */
export const NETWORK_FIELDS = [
  'hidden',
  'activation',
  'output',
  'cost',
  'initializer',
  'precision',
  'seed',
  'classes',
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
