import { integer, numbers, oneOf, optionalFunction, optionalSignal } from './check.js';
import { fingerprintOf } from './fingerprint.js';
import { GradientNorms } from './gradient-norms.js';
import { Handled, handleOf, unowned } from './handle.js';
import { checkLambda, readHyperparameters, REGULARIZATIONS } from './hyperparameters.js';
import { PRECISIONS } from './kinds.js';
import { defineMaking, Parts } from './network-making.js';
import { writeOnnx } from './onnx.js';
import { ANY_TRAINING, HYPERPARAMETERS, TRAINING } from './option-names.js';
import { readOptions } from './options.js';
import { parametersOf, readParameters } from './parameters.js';
import { answersOf, confusionOf, predictAll, requireLabels } from './readings.js';
import { readSafetensors, writeSafetensors } from './safetensors.js';
import { readSavedNetwork, writeSavedNetwork } from './saved-network.js';
import { catching, readTraining } from './sgd-options.js';
import { check, train } from './train.js';

/** The engine counts with 32 bits. */
const MAX_N = 0xffffffff;

/** @typedef {import('./network-options.js').Architecture} Architecture */

/**
 * The class Network of one engine; see index.d.ts for what its members do.
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {{Dataset: any, Random: any}} classes the other classes of the engine
 * @returns {import('./index.d.ts').NetworkConstructor} the class
 */
export function defineNetwork(engine, { Dataset, Random }) {
  const engineClass = { float32: engine.NetworkFloat32, float64: engine.NetworkFloat64 };
  const making = defineMaking(engine, Random);

  return class Network extends Handled {
    /** @type {Architecture} */
    #architecture;
    /** The network's own generator, as a handle: it drew the weights and goes on with shuffles. */
    #random;

    /**
     * @param {readonly number[]} sizes neurons per layer, the input first
     * @param {import('./index.d.ts').NetworkOptions} [options]
     * @param {...unknown} others none; but sizes that are no list
     */
    constructor(sizes, options = {}, ...others) {
      const given = /** @type {unknown} */ (sizes);
      if (typeof given === 'number') {
        const all = [given, options, ...others].filter((size) => typeof size === 'number');
        throw new TypeError(
          `sizes must be an array, got ${given}: write new Network([${all.join(', ')}])`,
        );
      }
      const parts = given instanceof Parts ? given : making.draw(sizes, options);
      super(unowned(parts.handle, parts.random));
      this.#architecture = parts.architecture;
      this.#random = parts.random;
    }

    /**
     * @param {import('./index.d.ts').NetworkFile | string} saved what network2.py or toJSON() wrote
     * @param {{precision?: 'float32'|'float64'}} [options]
     * @returns {Network} a network with these weights; its own generator has the seed 0
     */
    static fromJSON(saved, options = {}) {
      const { precision } = readOptions('options', options, ['precision']);
      const parts = making.restore({
        ...readSavedNetwork(saved),
        precision: oneOf('precision', precision ?? 'float32', PRECISIONS),
      });
      return new Network(/** @type {any} */ (parts));
    }

    /**
     * @param {Uint8Array} bytes what toSafetensors() wrote
     * @returns {Network} a network with these weights; its own generator has the seed 0
     */
    static fromSafetensors(bytes) {
      return new Network(/** @type {any} */ (making.restore(readSafetensors(bytes))));
    }

    /** What it was made with; throws when it has been deleted. */
    get #made() {
      handleOf('this', this, Network);
      return this.#architecture;
    }

    get sizes() {
      return [...this.#made.sizes];
    }

    get cost() {
      return this.#made.cost;
    }

    get hidden() {
      return this.#made.hidden;
    }

    get output() {
      return this.#made.output;
    }

    get precision() {
      return this.#made.precision;
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

    /** @param {ArrayLike<number>} input sizes[0] finite numbers */
    activations(input) {
      const checked = this.#checkInput(input);
      return [checked, ...this.#handle.activations(checked)];
    }

    /** @param {import('./index.d.ts').Dataset} data */
    predict(data) {
      return predictAll(this.#handle, handleOf('data', data, Dataset), this.precision);
    }

    /** @param {import('./index.d.ts').Dataset} data */
    classify(data) {
      const { precision } = this.#made;
      const examples = handleOf('data', data, Dataset);
      requireLabels(examples, 'classify');
      return answersOf(predictAll(this.#handle, examples, precision), data.classes);
    }

    /** @param {import('./index.d.ts').Dataset} data */
    confusionMatrix(data) {
      const network = this.#handle;
      const examples = handleOf('data', data, Dataset);
      requireLabels(examples, 'a confusion matrix');
      const answers = answersOf(predictAll(network, examples, this.precision), data.classes);
      return confusionOf(examples.labels(), answers, data.classes);
    }

    /**
     * @param {ArrayLike<number>} input sizes[0] finite numbers
     * @param {number} label the right class
     */
    backprop(input, label) {
      const classes = this.#made.sizes.at(-1) ?? 0;
      const checked = this.#checkInput(input);
      return this.#handle.backprop(checked, integer('label', label, 0, classes - 1, 'outputs - 1'));
    }

    /** @param {unknown} input */
    #checkInput(input) {
      return numbers('input', input, this.#made.sizes[0], 'sizes[0]');
    }

    /**
     * @param {import('./index.d.ts').Dataset} batch all of it is the mini-batch
     * @param {import('./index.d.ts').Hyperparameters & {n?: number}} options
     */
    updateMiniBatch(batch, options) {
      const network = this.#handle;
      const data = handleOf('batch', batch, Dataset);
      const known = readOptions('options', options, [...HYPERPARAMETERS, 'n'], ANY_TRAINING);
      const hyperparameters = readHyperparameters(engine, known);
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
      const known = readOptions('options', options, [...TRAINING, 'onEpoch']);
      const caught = catching(known.onEpoch);
      const run = {
        ...readTraining(engine, training, known),
        ...{ network, training: data },
        evaluation: this.#evaluation(known.evaluation),
        onEpoch: caught.call,
        random: this.#generator(known.random),
      };
      try {
        return engineClass[this.#architecture.precision].sgd(run);
      } catch (error) {
        throw caught.errors.length > 0 ? caught.errors[0] : error;
      }
    }

    /** @param {unknown} evaluation what was passed */
    #evaluation(evaluation) {
      return evaluation === undefined ? null : handleOf('evaluation', evaluation, Dataset);
    }

    /**
     * @param {import('./index.d.ts').Dataset} training shuffled in place each epoch
     * @param {import('./index.d.ts').TrainOptions} options
     */
    train(training, options) {
      const network = this.#handle;
      const data = handleOf('training', training, Dataset);
      const known = readOptions('options', options, [...TRAINING, 'signal', 'onProgress']);
      const checked = readTraining(engine, training, known);
      const random = this.#generator(known.random);
      const Class = this.precision === 'float32' ? engine.SgdFloat32 : engine.SgdFloat64;
      const run = {
        engine,
        start: () => Class.create(network, data, checked.miniBatchSize, random),
        network: () => {
          for (const [name, set] of Object.entries({ training, evaluation: known.evaluation })) {
            if (set !== undefined) handleOf(name, set, Dataset);
          }
          if (known.random !== undefined) handleOf('random', known.random, Random);
          return this.#handle;
        },
        evaluation: this.#evaluation(known.evaluation),
        options: checked,
        signal: optionalSignal('signal', known.signal),
        onProgress: optionalFunction('onProgress', known.onProgress),
      };
      check(run);
      return train(run);
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

    /**
     * @param {string} format what it is to be saved as
     * @returns {import('./safetensors.js').Saved} its parts
     */
    #saved(format) {
      const network = this.#handle;
      if (!network.isFinite()) {
        throw new RangeError(
          `the network must hold finite numbers only to be saved as ${format}, got NaN or infinity`,
        );
      }
      return { ...this.#architecture, weights: network.weights(), biases: network.biases() };
    }

    toJSON() {
      return writeSavedNetwork(this.#saved('JSON'));
    }

    toSafetensors() {
      return writeSafetensors(this.#saved('safetensors'));
    }

    toOnnx() {
      return writeOnnx(this.#saved('ONNX'));
    }
  };
}
