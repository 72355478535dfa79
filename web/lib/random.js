import { array, integer } from './check.js';
import { Handled, handleOf, unowned } from './handle.js';

/** Seeds are 32-bit numbers, as for numpy.random.seed. */
export const MAX_SEED = 0xffffffff;

/**
 * The class Random of one engine; see index.d.ts for what its members do.
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @returns {import('./index.d.ts').RandomConstructor} the class
 */
export function defineRandom(engine) {
  return class Random extends Handled {
    /** @param {number} seed an integer from 0 to 2^32 - 1 */
    constructor(seed) {
      super(unowned(engine.Random.create(integer('seed', seed, 0, MAX_SEED))));
    }

    random() {
      return handleOf('this', this, Random).random();
    }

    randn() {
      return handleOf('this', this, Random).randn();
    }

    /**
     * @template T
     * @param {T[]} values shuffled in place
     * @returns {T[]} the same array
     */
    shuffle(values) {
      array('array', values);
      for (let i = values.length - 1; i > 0; i--) {
        const j = Math.floor(this.random() * (i + 1));
        [values[i], values[j]] = [values[j], values[i]];
      }
      return values;
    }
  };
}
