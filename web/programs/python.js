/** A run as a Python program, with the book's network2.py. */
import { cutShort } from '../model/curves.js';
import { DIGITS, MNIST } from '../model/configuration.js';
import { recipeOf } from '../model/recipe.js';
import { text } from '../texts/index.js';
import { comment, program } from './source.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../model/run.js').Run} Run */

/** @param {string} sentences */
const said = (sentences) => comment('#', sentences);

/**
 * @param {number} value
 * @returns {string} never a whole number: Python 2 would divide by it as one
 */
const float = (value) => (/[.e]/.test(String(value)) ? String(value) : `${value}.0`);

/** The arguments of SGD that monitor. */
const MONITORS = {
  evaluationCost: 'monitor_evaluation_cost',
  evaluationAccuracy: 'monitor_evaluation_accuracy',
  trainingCost: 'monitor_training_cost',
  trainingAccuracy: 'monitor_training_accuracy',
};

/** @param {Configuration} configuration */
const evaluationOf = ({ evaluation }) => (evaluation === 'test' ? 'test_data' : 'validation_data');

/** @param {Configuration} configuration @returns {string} an expression for its training data */
const trainingOf = ({ trainingSize }) => `training_data[:${trainingSize}]`;

/** @param {Configuration} configuration @returns {string[]} makes its network */
function drawing({ hidden, cost, initializer }) {
  const sizes = [784, ...hidden, DIGITS].join(', ');
  // What network2.py has for a cost where nothing is said is the cross-entropy.
  const kind = cost === 'quadratic' ? ', cost=network2.QuadraticCost' : '';
  return [
    `net = network2.Network([${sizes}]${kind})`,
    ...(initializer === 'large' ? ['net.large_weight_initializer()'] : []),
  ];
}

/**
 * @param {Configuration} configuration
 * @param {number} epochs
 * @param {Configuration['monitors']} monitors
 * @returns {string[]} trains
 */
function descent(configuration, epochs, monitors) {
  const { miniBatchSize, eta, lambda } = configuration;
  const isEvaluated = monitors.some((monitor) => monitor.startsWith('evaluation'));
  const options = [
    `training, ${epochs}, ${miniBatchSize}, ${float(eta)}`,
    ...(lambda > 0 ? [`lmbda=${float(lambda)}`] : []),
    ...(isEvaluated ? [`evaluation_data=${evaluationOf(configuration)}`] : []),
    ...monitors.map((monitor) => `${MONITORS[monitor]}=True`),
  ];
  const lines = options.map((option, i) => `${i > 0 ? ' '.repeat(8) : 'net.SGD('}${option}`);
  return `${lines.join(',\n')})`.split('\n');
}

/** @param {Configuration} configuration @returns {string[]} prints the monitors, as SGD does */
function lookingAtEnd(configuration) {
  const lambda = float(configuration.lambda);
  return configuration.monitors.map((monitor) => {
    const isCost = monitor.endsWith('Cost');
    const isTraining = monitor.startsWith('training');
    const set = isTraining ? 'training' : evaluationOf(configuration);
    // network2.py has to be told of the kind of targets that it does not expect.
    const convert = isCost === isTraining ? '' : ', convert=True';
    const value = isCost
      ? `net.total_cost(${set}, ${lambda}${convert})`
      : `net.accuracy(${set}${convert})`;
    return `print("${monitor}: {}".format(${value}))`;
  });
}

/**
 * The runs that draw from the generators before this one.
 * @param {import('../model/recipe.js').Recipe} recipe
 * @returns {string[]}
 */
function earlier({ configurations, sharing: { network, data } }) {
  const [first, ...others] = configurations;
  const lines = [`training = ${trainingOf(first)}`, ...drawing(first)];
  let before = first;
  for (const configuration of others) {
    lines.push(...descent(before, before.epochs, []));
    if (network === 'new') lines.push(...drawing(configuration));
    else lines.push(`net.${configuration.initializer}_weight_initializer()`);
    if (data === 'fresh') lines.push(`training = ${trainingOf(configuration)}`);
    before = configuration;
  }
  return lines;
}

/**
 * @param {Run} run
 * @param {number} epochs that the program trains for
 * @returns {string[]} sentences on what of the run network2.py cannot do
 */
function lacking({ configuration, changes, fingerprint, isFromFile }, epochs) {
  const { activation, output, cost, regularization, lambda, momentum, dropout } = configuration;
  const { distortion, schedule, earlyStopping, speeds, hidden } = configuration;
  const { shift, rotation, scaling, skew, alpha } = distortion;
  const isDistorted = [shift, rotation, scaling, skew, alpha].some((bound) => bound > 0);
  const stopping = fingerprint === null ? 'earlyStopping' : 'earlyStoppingDone';
  /** @type {[boolean, import('../texts/index.js').Key, any?][]} */
  const parts = [
    [isFromFile, 'programs.fromFile'],
    [activation !== 'sigmoid' && hidden.length > 0, 'programs.activation', { value: activation }],
    [output !== 'sigmoid', 'programs.output', { value: output }],
    [cost === 'log-likelihood', 'programs.cost'],
    [regularization === 'L1' && lambda > 0, 'programs.regularization'],
    [momentum > 0, 'programs.momentum', { value: String(momentum) }],
    [dropout > 0, 'programs.dropout', { value: String(dropout) }],
    [isDistorted, 'programs.distortion'],
    [schedule.kind !== 'constant', 'programs.schedule', { value: schedule.kind }],
    [earlyStopping > 0, `programs.${stopping}`, { value: earlyStopping, epochs }],
    [speeds, 'programs.speeds'],
  ];
  return [
    ...parts.flatMap(([applies, key, values]) => (applies ? [text(key, values)] : [])),
    ...changes.map((change) =>
      text('programs.change', {
        ...change,
        ...{ eta: String(change.eta), lambda: String(change.lambda) },
      }),
    ),
  ];
}

/**
 * The program that does a run with network2.py, for Python 2.7, from the folder of the book's code; its comments
 * say what of the run network2.py cannot do.
 * @param {Run} run
 * @param {readonly import('../model/experiment.js').Experiment[]} [experiments] that there are: a run that
 *   follows others of its experiment begins with these
 * @returns {string}
 */
export function asPython(run, experiments = []) {
  const { configuration, experiment, isFromFile } = run;
  const { seed, monitors, monitorEvery, precision, data } = configuration;
  const known = isFromFile ? null : recipeOf(run, experiments);
  const recipe = known ?? {
    configurations: [configuration],
    sharing: { network: 'new', data: 'fresh' },
  };
  const { epochs } = cutShort(run.curves, run.progress.epoch).run;
  const trained = run.fingerprint === null ? configuration.epochs : epochs;
  const cannot = lacking(run, trained);
  return program([
    [
      '# -*- coding: utf-8 -*-',
      ...said(text('programs.python')),
      ...said(text('programs.pythonHow')),
      ...said(text(`programs.${precision}`)),
      ...(data === MNIST ? [] : said(text('programs.ownData'))),
      ...(cannot.length > 0 ? said(text('programs.cannot')) : []),
      ...cannot.flatMap((sentence) => said(`- ${sentence}`)),
      ...(experiment && !isFromFile && !known
        ? said(text('programs.unknownExperiment', experiment))
        : []),
    ],
    ['import random', '', 'import numpy as np', '', 'import mnist_loader', 'import network2'],
    ['training_data, validation_data, test_data = map(list, mnist_loader.load_data_wrapper())'],
    [
      ...said(text('programs.draws')),
      `random.seed(${seed})`,
      `np.random.seed(${seed})`,
      ...(recipe.configurations.length > 1 ? said(text('programs.earlier')) : []),
      ...earlier(/** @type {import('../model/recipe.js').Recipe} */ (recipe)),
    ],
    descent(configuration, trained, monitorEvery === 'epoch' ? monitors : []),
    monitorEvery === 'run' ? lookingAtEnd(configuration) : [],
  ]);
}
