import { array, finite, integer, object, words } from './check.js';
import { Handled, handleOf, unowned } from './handle.js';

/** Seeds are 32-bit numbers, as for numpy.random.seed. */
export const MAX_SEED = 0xffffffff;

/** Words of a generator, and its position. */
const STATE_LENGTH = 625;

/**
 * @param {unknown} state what was passed
 * @returns {import('./index.d.ts').RandomState} a copy, checked
 */
function readState(state) {
  const { python, numpy, gauss } = object('state', state);
  const meaning = '624 words and the position';
  return {
    python: words('state.python', python, STATE_LENGTH, meaning),
    numpy: words('state.numpy', numpy, STATE_LENGTH, meaning),
    gauss: gauss === null ? null : finite('state.gauss', gauss, () => true, 'or null'),
  };
}

/**
 * The class Random of one engine; see index.d.ts for what its members do.
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @returns {import('./index.d.ts').RandomConstructor} the class
 */
export function defineRandom(engine) {
  return class Random extends Handled {
    /** @param {number | import('./index.d.ts').RandomState} seed an integer from 0 to 2^32 - 1, or a state */
    constructor(seed) {
      super(
        unowned(
          typeof seed === 'object' && seed !== null
            ? engine.Random.resume(readState(seed))
            : engine.Random.create(integer('seed', seed, 0, MAX_SEED)),
        ),
      );
    }

    get state() {
      return handleOf('this', this, Random).state();
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
      handleOf('this', this, Random);
      array('array', values);
      for (let i = values.length - 1; i > 0; i--) {
        const j = Math.floor(this.random() * (i + 1));
        [values[i], values[j]] = [values[j], values[i]];
      }
      return values;
    }
  };
}
