import { array, integer, numbers, object, oneOf, optionalFunction } from './check.js';
import { fingerprintOf } from './fingerprint.js';
import { GradientNorms } from './gradient-norms.js';
import { Handled, handleOf, unowned } from './handle.js';
import { checkLambda, readHyperparameters, REGULARIZATIONS } from './hyperparameters.js';
import { ACTIVATIONS } from './kinds.js';
import { parametersOf, readParameters } from './parameters.js';
import { MAX_SEED } from './random.js';
import { MAX_EPOCHS, readSchedule } from './schedule.js';
import { checkSizes, readSavedNetwork, writeSavedNetwork } from './saved-network.js';

/** The costs. */
export const COSTS = /** @type {const} */ (['quadratic', 'cross-entropy', 'log-likelihood']);

/** The precisions, and the engine's classes for them. */
const PRECISIONS = /** @type {const} */ (['float32', 'float64']);

/** The monitors of network2.py. */
export const MONITORS = /** @type {const} */ ([
  'evaluationCost',
  'evaluationAccuracy',
  'trainingCost',
  'trainingAccuracy',
]);

/**
 * @param {unknown} monitor what was passed; undefined means none
 * @param {unknown} evaluation what was passed as evaluation data
 * @returns {import('./index.d.ts').Monitor[]} the monitors asked for
 */
export function checkMonitors(monitor, evaluation) {
  const monitors = array('monitor', monitor ?? []).map((name, i) =>
    oneOf(`monitor[${i}]`, name, MONITORS),
  );
  const needing = monitors.find((name) => name.startsWith('evaluation'));
  if (needing && evaluation === undefined) {
    throw new TypeError(
      `evaluation must be a Dataset for the monitor '${needing}', got ${String(evaluation)}`,
    );
  }
  return monitors;
}

/** The engine counts with 32 bits. */
const MAX_N = 0xffffffff;

/**
 * @typedef {{sizes: number[], cost: import('./index.d.ts').Cost, hidden: import('./index.d.ts').Activation,
 *   output: import('./index.d.ts').Activation, precision: 'float32'|'float64'}} Architecture
 */

/**
 * onEpoch as the engine calls it: what it throws must not pass through the engine, which has to put
 * everything back first.
 * @param {((epoch: number, values: object) => unknown) | undefined} onEpoch the caller's
 * @returns {{call: ((epoch: number, values: object) => boolean | null) | undefined, errors: unknown[]}}
 *   call: false to stop, null after an error; errors: what onEpoch threw, if it did
 */
function catching(onEpoch) {
  /** @type {unknown[]} */
  const errors = [];
  if (onEpoch === undefined) return { call: undefined, errors };
  return {
    call(epoch, values) {
      try {
        return onEpoch(epoch, values) !== false;
      } catch (error) {
        errors.push(error);
        return null;
      }
    },
    errors,
  };
}

/** What a Network is made of, inside: handles of the network and of its generator. */
class Parts {
  /**
   * @param {import('../../build/wasm/network2.js').NetworkHandle} handle the network
   * @param {Architecture} architecture what the engine does not tell back
   * @param {any} random handle of the network's own generator
   */
  constructor(handle, architecture, random) {
    this.handle = handle;
    this.architecture = architecture;
    this.random = random;
  }
}

/**
 * @param {unknown} size what was passed as miniBatchSize
 * @param {import('./index.d.ts').Dataset} training the set it divides
 * @returns {number} the value, from 1 to the size of the set
 */
export function checkMiniBatchSize(size, training) {
  return integer('miniBatchSize', size, 1, Math.max(training.size, 1), 'size of training');
}

/**
 * The class Network of one engine; see index.d.ts for what its members do.
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {{Dataset: any, Random: any}} classes the other classes of the engine
 * @returns {import('./index.d.ts').NetworkConstructor} the class
 */
export function defineNetwork(engine, { Dataset, Random }) {
  const engineClass = { float32: engine.NetworkFloat32, float64: engine.NetworkFloat64 };

  /** @param {{cost: string, hidden: string, output: string}} names */
  const engineOptions = ({ cost, hidden, output }) => ({
    cost: engine.Cost[cost],
    hidden: engine.Activation[hidden],
    output: engine.Activation[output],
  });

  /**
   * @param {Architecture} architecture checked
   * @param {any} random handle of a generator, from now on owned by the network
   * @param {(Class: import('../../build/wasm/network2.js').NetworkClass) => any} create gives the
   *   handle of the network; when it throws, the generator is freed
   * @returns {Parts} what a Network is made of
   */
  function makeParts(architecture, random, create) {
    try {
      return new Parts(create(engineClass[architecture.precision]), architecture, random);
    } catch (error) {
      random.delete();
      throw error;
    }
  }

  /**
   * @param {unknown} sizes neurons per layer, the input first
   * @param {unknown} options NetworkOptions
   * @returns {Parts} a new network with weights drawn from its generator
   */
  function drawNetwork(sizes, options) {
    const { cost, hidden, output, precision, random, seed } = object('options', options);
    const architecture = {
      sizes: checkSizes(sizes),
      cost: oneOf('cost', cost ?? 'cross-entropy', COSTS),
      hidden: oneOf('hidden', hidden ?? 'sigmoid', ACTIVATIONS),
      output: oneOf('output', output ?? 'sigmoid', ACTIVATIONS),
      precision: oneOf('precision', precision ?? 'float32', PRECISIONS),
    };
    const own =
      random === undefined
        ? engine.Random.create(integer('seed', seed ?? 0, 0, MAX_SEED))
        : handleOf('random', random, Random).clone();
    return makeParts(architecture, own, (Class) =>
      Class.create(architecture.sizes, engineOptions(architecture), own),
    );
  }

  return class Network extends Handled {
    /** @type {Architecture} */
    #architecture;
    /** The network's own generator, as a handle: it drew the weights and goes on with shuffles. */
    #random;

    /**
     * @param {number[]} sizes neurons per layer, the input first
     * @param {import('./index.d.ts').NetworkOptions} [options]
     */
    constructor(sizes, options = {}) {
      const given = /** @type {unknown} */ (sizes);
      const parts = given instanceof Parts ? given : drawNetwork(sizes, options);
      super(unowned(parts.handle));
      this.#architecture = parts.architecture;
      this.#random = parts.random;
    }

    /**
     * @param {import('./index.d.ts').SavedNetwork} saved what network2.py or toJSON() wrote, parsed
     * @param {{precision?: 'float32'|'float64'}} [options]
     * @returns {Network} a network with these weights; its own generator has the seed 0
     */
    static fromJSON(saved, options = {}) {
      const { weights, biases, ...rest } = readSavedNetwork(saved);
      const { precision } = object('options', options);
      const architecture = {
        ...rest,
        precision: oneOf('precision', precision ?? 'float32', PRECISIONS),
      };
      const parts = makeParts(architecture, engine.Random.create(0), (Class) =>
        Class.fromParameters(architecture.sizes, engineOptions(architecture), biases, weights),
      );
      return new Network(/** @type {any} */ (parts));
    }

    get sizes() {
      return [...this.#architecture.sizes];
    }

    get cost() {
      return this.#architecture.cost;
    }

    get hidden() {
      return this.#architecture.hidden;
    }

    get output() {
      return this.#architecture.output;
    }

    get precision() {
      return this.#architecture.precision;
    }

    /** @returns {import('../../build/wasm/network2.js').NetworkHandle} */
    get #handle() {
      return handleOf('this', this, Network);
    }

    /**
     * @param {unknown} random what was passed
     * @returns {any} handle of that generator, or of the network's own
     */
    #generator(random) {
      return random === undefined ? this.#random : handleOf('random', random, Random);
    }

    /** @param {import('./index.d.ts').Random} [random] */
    defaultWeightInitializer(random) {
      this.#handle.defaultWeightInitializer(this.#generator(random));
    }

    /** @param {import('./index.d.ts').Random} [random] */
    largeWeightInitializer(random) {
      this.#handle.largeWeightInitializer(this.#generator(random));
    }

    /** @param {ArrayLike<number>} input sizes[0] finite numbers */
    feedforward(input) {
      return this.#handle.feedforward(this.#checkInput(input));
    }

    /**
     * @param {ArrayLike<number>} input sizes[0] finite numbers
     * @param {number} label the right class
     */
    backprop(input, label) {
      const classes = this.#architecture.sizes.at(-1) ?? 0;
      const checked = this.#checkInput(input);
      return this.#handle.backprop(checked, integer('label', label, 0, classes - 1, 'outputs - 1'));
    }

    /** @param {unknown} input */
    #checkInput(input) {
      return numbers('input', input, this.#architecture.sizes[0], 'sizes[0]');
    }

    /**
     * @param {import('./index.d.ts').Dataset} batch all of it is the mini-batch
     * @param {import('./index.d.ts').Hyperparameters & {n?: number}} options
     */
    updateMiniBatch(batch, options) {
      const network = this.#handle;
      const data = handleOf('batch', batch, Dataset);
      const hyperparameters = readHyperparameters(engine, options);
      if (batch.size === 0) throw new RangeError('batch must hold at least one example, got 0');
      const n = integer('n', options.n ?? batch.size, 1, MAX_N);
      network.updateMiniBatch(data, hyperparameters, n, this.#random);
    }

    /**
     * @param {import('./index.d.ts').Dataset} training shuffled in place each epoch
     * @param {import('./index.d.ts').SgdOptions} options
     */
    sgd(training, options) {
      const network = this.#handle;
      const data = handleOf('training', training, Dataset);
      const { epochs, miniBatchSize, random, evaluation, monitor, onEpoch } = object(
        'options',
        options,
      );
      const caught = catching(optionalFunction('onEpoch', onEpoch));
      const run = {
        network,
        training: data,
        hyperparameters: readHyperparameters(engine, options),
        epochs: integer('epochs', epochs, 1, MAX_EPOCHS),
        miniBatchSize: checkMiniBatchSize(miniBatchSize, training),
        monitor: checkMonitors(monitor, evaluation),
        schedule: readSchedule(engine, options),
        evaluation: evaluation === undefined ? null : handleOf('evaluation', evaluation, Dataset),
        onEpoch: caught.call,
        random: this.#generator(random),
      };
      try {
        return engineClass[this.#architecture.precision].sgd(run);
      } catch (error) {
        throw caught.errors.length > 0 ? caught.errors[0] : error;
      }
    }

    /**
     * @param {import('./index.d.ts').Dataset} data at least one example
     * @param {number} [lambda] of the regularisation term, >= 0
     * @param {'L1'|'L2'} [regularization] which term
     */
    totalCost(data, lambda = 0, regularization = 'L2') {
      return this.#handle.totalCost(
        handleOf('data', data, Dataset),
        checkLambda(lambda),
        engine.Regularization[oneOf('regularization', regularization, REGULARIZATIONS)],
      );
    }

    /**
     * @param {number} n examples, at least 1
     * @param {number} lambda >= 0
     * @param {'L1'|'L2'} [regularization] which term
     */
    regularizationCost(n, lambda, regularization = 'L2') {
      return this.#handle.regularizationCost(
        checkLambda(lambda),
        engine.Regularization[oneOf('regularization', regularization, REGULARIZATIONS)],
        integer('n', n, 1, MAX_N),
      );
    }

    /** @param {import('./index.d.ts').Dataset} data */
    accuracy(data) {
      return this.#handle.accuracy(handleOf('data', data, Dataset));
    }

    /** @param {import('./index.d.ts').Dataset} data at least one example */
    gradientNorms(data) {
      return Array.from(this.#handle.gradientNorms(handleOf('data', data, Dataset)));
    }

    /** @param {import('./index.d.ts').Dataset} data at least one example */
    watchGradientNorms(data) {
      const handle = this.#handle.watchGradientNorms(handleOf('data', data, Dataset));
      return new GradientNorms(unowned(handle));
    }

    parameters() {
      const handle = this.#handle;
      return parametersOf(this.#architecture.precision, {
        weights: handle.weights(),
        biases: handle.biases(),
      });
    }

    /** @param {{weights: ArrayLike<number>[], biases: ArrayLike<number>[]}} parameters as parameters() gives them */
    setParameters(parameters) {
      const handle = this.#handle;
      const { weights, biases } = readParameters('', parameters, this.#architecture.sizes);
      handle.setParameters(biases, weights);
    }

    /** Whether every weight and bias is a finite number; after divergence some are not. */
    isFinite() {
      return this.#handle.isFinite();
    }

    /** The first 16 hex digits of SHA-256 over biases and weights; the same in every engine. */
    async fingerprint() {
      return fingerprintOf(this.parameters());
    }

    toJSON() {
      const network = this.#handle;
      if (!network.isFinite()) {
        throw new RangeError(
          'the network must hold finite numbers only to be saved as JSON, got NaN or infinity',
        );
      }
      return writeSavedNetwork({
        ...this.#architecture,
        weights: network.weights(),
        biases: network.biases(),
      });
    }

    delete() {
      if (this.#random && !this.#random.isDeleted()) this.#random.delete();
      super.delete();
    }
  };
}
