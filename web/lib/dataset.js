import { array, finite, integer, list } from './check.js';
import { finiteRows, pack, rowsOf } from './examples.js';
import { Handled, handleOf, unowned } from './handle.js';
import { readIdx } from './idx.js';
import { MAX_CLASSES, MAX_INPUT_SIZE } from './kinds.js';
import { readOptions } from './options.js';

/** @typedef {import('../../build/wasm/network2.js').Engine} Engine */

const NUMBERS = 'an array of numbers (a Float32Array, a Float64Array, or any other)';

/**
 * @param {unknown} given what was passed as labels
 * @param {number} classes
 * @returns {Uint32Array} a copy, each from 0 to classes - 1
 */
function readLabels(given, classes) {
  const labels = list('labels', given, 'an array of integers (a Uint8Array, a list, or any other)');
  return Uint32Array.from(labels, (label, i) =>
    integer(`labels[${i}]`, label, 0, classes - 1, 'classes - 1'),
  );
}

/**
 * @param {unknown} given what was passed as inputs
 * @param {number} size examples
 * @param {string} counted which argument says so
 * @param {number} inputSize
 * @returns {ArrayLike<unknown>} the value, of the right length
 */
function readInputs(given, size, counted, inputSize) {
  const inputs = list('inputs', given, NUMBERS);
  if (inputs.length !== size * inputSize) {
    throw new RangeError(
      `inputs must hold ${size} (${counted}) x ${inputSize} (inputSize) = ${size * inputSize} ` +
        `numbers, got ${inputs.length}`,
    );
  }
  return inputs;
}

/**
 * @param {unknown} given what was passed as targets
 * @param {number} outputs numbers in each
 * @returns {{targets: ArrayLike<unknown>, size: number}} the value, and how many there are
 */
function readTargets(given, outputs) {
  const targets = list('targets', given, NUMBERS);
  const size = targets.length / outputs;
  if (!Number.isInteger(size) || size < 0) {
    throw new RangeError(
      `targets must hold ${outputs} (outputs) numbers for each example, got ${targets.length}`,
    );
  }
  return { targets, size };
}

/**
 * @param {Engine} engine the instantiated module
 * @param {Record<string, any>} data inputs, labels, inputSize and classes
 * @returns {any} handle of the examples
 */
function packLabelled(engine, { inputs, labels, inputSize, classes }) {
  integer('inputSize', inputSize, 1, MAX_INPUT_SIZE);
  integer('classes', classes, 1, MAX_CLASSES);
  const checked = readLabels(labels, classes);
  const size = checked.length;
  const rows = rowsOf('inputs', readInputs(inputs, size, 'labels', inputSize));
  return pack(engine, rows, { size, inputSize, classes, labels: checked });
}

/**
 * @param {Engine} engine the instantiated module
 * @param {Record<string, any>} data inputs, targets, inputSize and outputs
 * @returns {any} handle of the examples
 */
function packTargeted(engine, { inputs, targets: given, inputSize, outputs }) {
  integer('inputSize', inputSize, 1, MAX_INPUT_SIZE);
  integer('outputs', outputs, 1, MAX_INPUT_SIZE);
  const { targets, size } = readTargets(given, outputs);
  const rows = rowsOf('inputs', readInputs(inputs, size, 'targets', inputSize));
  // Among each other, targets are examples of one class.
  const packed = pack(engine, finiteRows(rowsOf('targets', targets), 'targets'), {
    size,
    inputSize: outputs,
    classes: 1,
    labels: new Uint32Array(size),
  });
  try {
    return pack(engine, rows, { size, inputSize, classes: outputs, targets: packed });
  } finally {
    packed.delete();
  }
}

/**
 * The class Dataset of one engine; see index.d.ts for what its members do.
 * @param {Engine} engine the instantiated module
 * @returns {import('./index.d.ts').DatasetConstructor & (new (handle: any) => any)} the class
 */
export function defineDataset(engine) {
  return class Dataset extends Handled {
    /** @param {any} examples handle of them, which is deleted */
    static #of(examples) {
      try {
        return new Dataset(unowned(engine.Dataset.create(examples)));
      } finally {
        examples.delete();
      }
    }

    /**
     * @param {Uint8Array} images bytes of an IDX file of images
     * @param {Uint8Array} labels bytes of an IDX file of labels
     * @param {{transpose?: boolean, labelOffset?: number, classes?: number}} [how] where the files are not as those of MNIST
     * @returns {Dataset} the examples of the two files
     */
    static fromIdx(images, labels, how = {}) {
      const { rows, ...shape } = readIdx(images, labels, how);
      return Dataset.#of(pack(engine, rows, shape));
    }

    /**
     * @param {any} data n x inputSize numbers, one example after another, and n labels or n x outputs numbers
     * @returns {Dataset} the n examples
     */
    static fromArrays(data) {
      const known = ['inputs', 'inputSize', 'labels', 'classes', 'targets', 'outputs'];
      const given = readOptions('data', data, known);
      const isTargeted = given.targets !== undefined || given.outputs !== undefined;
      if (isTargeted && (given.labels !== undefined || given.classes !== undefined)) {
        throw new TypeError(
          'data must hold labels and classes, or targets and outputs, got some of each',
        );
      }
      return Dataset.#of((isTargeted ? packTargeted : packLabelled)(engine, given));
    }

    /**
     * @param {readonly Dataset[]} datasets at least one; all of the same inputSize and classes
     * @returns {Dataset} the examples of all, one set after another
     */
    static concat(datasets) {
      const parts = array('datasets', datasets).map((data, i) =>
        handleOf(`datasets[${i}]`, data, Dataset),
      );
      return new Dataset(unowned(engine.Dataset.concat(parts)));
    }

    /** @returns {import('../../build/wasm/network2.js').DatasetHandle} */
    get #handle() {
      return handleOf('this', this, Dataset);
    }

    get size() {
      return this.#handle.size();
    }

    get inputSize() {
      return this.#handle.inputSize();
    }

    get classes() {
      return this.#handle.classes();
    }

    get hasLabels() {
      return this.#handle.hasLabels();
    }

    /** @param {number} index from 0 to size - 1 */
    input(index) {
      return this.#handle.input(this.#checkIndex(index));
    }

    /** @param {number} index from 0 to size - 1 */
    label(index) {
      return this.#handle.label(this.#checkIndex(index));
    }

    labels() {
      return this.#handle.labels();
    }

    /** @param {number} index from 0 to size - 1 */
    target(index) {
      return this.#handle.target(this.#checkIndex(index));
    }

    /** @param {unknown} index what was passed */
    #checkIndex(index) {
      return integer('index', index, 0, this.size - 1, 'size - 1');
    }

    /**
     * @param {number} begin first example; negative counts from the end
     * @param {number} [end] one past the last; default: the size
     * @returns {Dataset} a set with an order of its own
     */
    slice(begin, end = this.size) {
      const handle = this.#handle;
      const size = this.size;
      const [from, to] = [
        ['begin', begin],
        ['end', end],
      ].map(([name, value]) => {
        const place = finite(String(name), value, Number.isInteger, 'without a fraction');
        return Math.min(Math.max(place < 0 ? size + place : place, 0), size);
      });
      return new Dataset(unowned(handle.slice(from, Math.max(from, to))));
    }
  };
}
