/** How networks come into being: drawn from a generator, or with the weights of others. */
import { integer } from './check.js';
import { handleOf } from './handle.js';
import { readArchitecture } from './network-options.js';
import { readOptions } from './options.js';
import { MAX_SEED } from './random.js';

/** @typedef {import('./network-options.js').Architecture} Architecture */

/** What a Network is made of, inside: handles of the network and of its generator. */
export class Parts {
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
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {any} Random the class of that engine
 * @returns functions that make the parts of a new Network
 */
export function defineMaking(engine, Random) {
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
   * @param {unknown} given NetworkOptions
   * @returns {Parts} a new network with weights drawn from its generator
   */
  function draw(sizes, given) {
    const known = ['cost', 'hidden', 'output', 'precision', 'random', 'seed'];
    const { random, seed, ...kinds } = readOptions('options', given, known);
    const architecture = readArchitecture(sizes, kinds);
    const own =
      random === undefined
        ? engine.Random.create(integer('seed', seed ?? 0, 0, MAX_SEED))
        : handleOf('random', random, Random).clone();
    return makeParts(architecture, own, (Class) =>
      Class.create(architecture.sizes, engineOptions(architecture), own),
    );
  }

  /**
   * @param {Architecture & {weights: Float64Array[], biases: Float64Array[]}} saved
   * @returns {Parts} a network with these weights; its own generator has the seed 0
   */
  function restore({ weights, biases, ...architecture }) {
    return makeParts(architecture, engine.Random.create(0), (Class) =>
      Class.fromParameters(architecture.sizes, engineOptions(architecture), biases, weights),
    );
  }

  return { draw, restore };
}
