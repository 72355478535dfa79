import { integer } from './check.js';
import { Handled, handleOf } from './handle.js';

/** The engine counts with 32 bits. */
const MAX_COUNT = 0xffffffff;

/** Gradient norms on their way; see index.d.ts for what its members do. */
export class GradientNorms extends Handled {
  /** @returns {import('../../build/wasm/network2.js').GradientNormsHandle} */
  get #handle() {
    return handleOf('this', this, GradientNorms);
  }

  /** @param {number} examples at least 1 */
  advance(examples) {
    return this.#handle.advance(integer('examples', examples, 1, MAX_COUNT));
  }

  values() {
    return Array.from(this.#handle.values());
  }
}
