/**
 * Examples on their way into the engine: a block of rows at a time, so that it never holds much more than the examples
 * themselves. The way is gone twice, first to see how much room they need.
 */
import { finite } from './check.js';
import { bytesOf, kindOf } from './typed-array.js';

/** Bytes of a block, unless one row has more. */
const BLOCK = 2 ** 18;

/** Bytes of a number. */
const BYTES = { bytes: 1, integers: 1, floats: 4, doubles: 8 };

/**
 * Numbers that stand one row after another.
 * @typedef {object} Rows
 * @property {keyof typeof BYTES} type of the numbers
 * @property {(begin: number, end: number) => Uint8Array | Float32Array | Float64Array} read the numbers begin .. end-1;
 *   what it gives may be written over by the next call
 */

/** Typed arrays whose numbers are kept as they are. */
const KEPT = /** @type {const} */ ({
  Uint8Array: { type: 'integers', Kind: Uint8Array },
  Uint8ClampedArray: { type: 'integers', Kind: Uint8Array },
  Float32Array: { type: 'floats', Kind: Float32Array },
  Float64Array: { type: 'doubles', Kind: Float64Array },
});

/**
 * @param {string} name of the argument
 * @param {any} value what was passed: any list of numbers
 * @returns {Rows} its numbers, in the precision they have; float64 unless they come as float32 or as bytes. What is no finite
 *   number is refused when it is read, but in a Float32Array or Float64Array
 */
export function rowsOf(name, value) {
  const kind = kindOf(value);
  if (kind && kind in KEPT) {
    const { type, Kind } = KEPT[/** @type {keyof typeof KEPT} */ (kind)];
    const numbers = new Kind(value.buffer, value.byteOffset, value.length);
    return { type, read: (begin, end) => numbers.subarray(begin, end) };
  }
  let block = new Float64Array(0);
  return {
    type: 'doubles',
    read(begin, end) {
      if (block.length !== end - begin) block = new Float64Array(end - begin);
      for (let i = begin; i < end; i++) {
        const number = value[i];
        // Only what is wrong is named: names would take longer than all the rest.
        if (!Number.isFinite(number)) finite(`${name}[${i}]`, number, () => true, '');
        block[i - begin] = number;
      }
      return block;
    },
  };
}

/**
 * @param {Rows} rows of any numbers
 * @param {string} name of the argument
 * @returns {Rows} the same; what is no finite number is refused when it is read, in whatever it came
 */
export function finiteRows(rows, name) {
  return {
    ...rows,
    read(begin, end) {
      const numbers = rows.read(begin, end);
      const wrong = numbers.findIndex((number) => !Number.isFinite(number));
      if (wrong >= 0) finite(`${name}[${begin + wrong}]`, numbers[wrong], () => true, '');
      return numbers;
    },
  };
}

/**
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {Rows} rows of the inputs
 * @param {{size: number, inputSize: number, classes: number, labels?: Uint32Array | null,
 *   targets?: import('../../build/wasm/network2.js').ExamplesHandle | null}} shape
 *   size: examples; classes: or numbers in a target; labels: the right classes, or null where targets has the desired
 *   outputs
 * @returns {import('../../build/wasm/network2.js').ExamplesHandle} the examples, for the caller to delete
 */
export function pack(engine, { type, read }, { size, inputSize, classes, labels, targets = null }) {
  const perBlock = Math.max(1, Math.floor(BLOCK / (inputSize * BYTES[type])));
  /** @param {(rows: Uint8Array, begin: number, end: number) => void} take */
  const inBlocks = (take) => {
    for (let begin = 0; begin < size; begin += perBlock) {
      const end = Math.min(begin + perBlock, size);
      take(bytesOf(read(begin * inputSize, end * inputSize)), begin, end);
    }
  };
  const numbered = (/** @type {number} */ begin, /** @type {number} */ end) =>
    Uint32Array.from({ length: end - begin }, (_, i) => begin + i);

  const examples = engine.Examples.create(
    engine.InputType[type],
    size,
    inputSize,
    classes,
    targets,
  );
  try {
    inBlocks((rows) => examples.measure(rows));
    inBlocks((rows, begin, end) =>
      examples.write(rows, labels?.subarray(begin, end) ?? numbered(begin, end)),
    );
    return examples;
  } catch (error) {
    examples.delete();
    throw error;
  }
}
