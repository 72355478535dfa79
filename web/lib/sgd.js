import { integer, object, words } from './check.js';
import { Handled, handleOf, unowned } from './handle.js';
import { readHyperparameters } from './hyperparameters.js';
import { ANY_TRAINING, HYPERPARAMETERS } from './option-names.js';
import { readOptions } from './options.js';
import { parametersOf, readParameters } from './parameters.js';
import { checkMiniBatchSize, checkMonitors } from './sgd-options.js';

/** The engine counts with 32 bits. */
const MAX_COUNT = 0xffffffff;

/**
 * @param {unknown} state what was passed
 * @param {import('./index.d.ts').Network} network that it is for
 * @param {import('./index.d.ts').Dataset} training that it is for
 * @returns {import('../../build/wasm/network2.js').SgdState} a copy, checked but for the order, which
 *   the engine checks
 */
function readState(state, network, training) {
  const { epoch, order, velocities } = object('state', state);
  return {
    epoch: integer('state.epoch', epoch, 0, MAX_COUNT),
    order: words('state.order', order, training.size, 'size of training'),
    velocities:
      velocities === null ? null : readParameters('state.velocities', velocities, network.sizes),
  };
}

/** Monitors at work; see index.d.ts for what its members do. */
class Monitoring extends Handled {
  /** @returns {import('../../build/wasm/network2.js').MonitoringHandle} */
  get #handle() {
    return handleOf('this', this, Monitoring);
  }

  /** @param {number} examples at least 1 */
  advance(examples) {
    return this.#handle.advance(integer('examples', examples, 1, MAX_COUNT));
  }

  values() {
    return this.#handle.values();
  }
}

/**
 * The class Sgd of one engine; see index.d.ts for what its members do.
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {{Network: any, Dataset: any, Random: any}} classes the other classes of the engine
 * @returns {import('./index.d.ts').SgdConstructor} the class
 */
export function defineSgd(engine, { Network, Dataset, Random }) {
  const engineClass = { float32: engine.SgdFloat32, float64: engine.SgdFloat64 };

  return class Sgd extends Handled {
    /** Of the network. */
    #precision;

    /**
     * @param {import('./index.d.ts').Network} network trained in place
     * @param {import('./index.d.ts').Dataset} training shuffled in place each epoch
     * @param {{miniBatchSize: number, random: import('./index.d.ts').Random, state?: import('./index.d.ts').SgdState}} given
     */
    constructor(network, training, given) {
      const known = ['miniBatchSize', 'random', 'state'];
      const { miniBatchSize, random, state } = readOptions('options', given, known, ANY_TRAINING);
      const networkHandle = handleOf('network', network, Network);
      const trainingHandle = handleOf('training', training, Dataset);
      const size = checkMiniBatchSize(miniBatchSize, training);
      const randomHandle = handleOf('random', random, Random);
      const Class = engineClass[network.precision];
      super(
        unowned(
          state === undefined
            ? Class.create(networkHandle, trainingHandle, size, randomHandle)
            : Class.resume(
                networkHandle,
                trainingHandle,
                size,
                randomHandle,
                readState(state, network, training),
              ),
        ),
      );
      this.#precision = network.precision;
    }

    /** @returns {import('../../build/wasm/network2.js').SgdHandle} */
    get #handle() {
      return handleOf('this', this, Sgd);
    }

    get epoch() {
      return this.#handle.epoch();
    }

    get miniBatch() {
      return this.#handle.miniBatch();
    }

    get miniBatches() {
      return this.#handle.miniBatches();
    }

    get state() {
      const { epoch, order, velocities } = this.#handle.state();
      return {
        epoch,
        order,
        velocities: velocities && parametersOf(this.#precision, velocities),
      };
    }

    /**
     * @param {number} count mini-batches, at least 1
     * @param {import('./index.d.ts').Hyperparameters} hyperparameters for these
     */
    train(count, hyperparameters) {
      const handle = this.#handle;
      const checked = integer('count', count, 1, MAX_COUNT);
      const known = readOptions('options', hyperparameters, HYPERPARAMETERS, ANY_TRAINING);
      return handle.train(checked, readHyperparameters(engine, known));
    }

    keepScore() {
      this.#handle.keepScore();
    }

    takeScore() {
      return this.#handle.takeScore();
    }

    /**
     * @param {readonly import('./index.d.ts').Monitor[]} monitor which to look at
     * @param {import('./index.d.ts').Hyperparameters & {evaluation?: import('./index.d.ts').Dataset}} given
     */
    monitor(monitor, given) {
      const handle = this.#handle;
      const known = readOptions('options', given, [...HYPERPARAMETERS, 'evaluation'], ANY_TRAINING);
      const hyperparameters = readHyperparameters(engine, known);
      const { evaluation } = known;
      const monitors = checkMonitors(monitor, evaluation);
      const data = evaluation === undefined ? null : handleOf('evaluation', evaluation, Dataset);
      return new Monitoring(unowned(handle.monitor(data, hyperparameters, monitors)));
    }
  };
}
