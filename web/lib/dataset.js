import { array, finite, instance, integer, object } from './check.js';
import { Handled, handleOf, unowned } from './handle.js';

/** Most inputs an example can have: the engine numbers them with 16 bits. */
const MAX_INPUT_SIZE = 65536;

/**
 * The class Dataset of one engine; see index.d.ts for what its members do.
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @returns {import('./index.d.ts').DatasetConstructor & (new (handle: any) => any)} the class
 */
export function defineDataset(engine) {
  return class Dataset extends Handled {
    /**
     * @param {Uint8Array} images bytes of an IDX file of images
     * @param {Uint8Array} labels bytes of an IDX file of labels
     * @returns {Dataset} the examples of the two files
     */
    static fromIdx(images, labels) {
      instance('images', images, Uint8Array);
      instance('labels', labels, Uint8Array);
      return new Dataset(unowned(engine.Dataset.fromIdx(images, labels)));
    }

    /**
     * @param {{inputs: Float32Array|Float64Array, labels: Uint8Array|number[], inputSize: number, classes: number}} data
     *   n x inputSize numbers, one example after another, and n labels
     * @returns {Dataset} the n examples
     */
    static fromArrays(data) {
      const { inputs, labels, inputSize, classes } = object('data', data);
      if (!(inputs instanceof Float64Array)) instance('inputs', inputs, Float32Array);
      integer('inputSize', inputSize, 1, MAX_INPUT_SIZE);
      integer('classes', classes, 1, MAX_INPUT_SIZE);
      const given = labels instanceof Uint8Array ? labels : array('labels', labels);
      const checked = Uint32Array.from(given, (label, i) =>
        integer(`labels[${i}]`, label, 0, classes - 1, 'classes - 1'),
      );
      const handle =
        inputs instanceof Float32Array
          ? engine.Dataset.fromFloat32(inputs, checked, inputSize, classes)
          : engine.Dataset.fromFloat64(inputs, checked, inputSize, classes);
      return new Dataset(unowned(handle));
    }

    /**
     * @param {Dataset[]} datasets at least one; all of the same inputSize and classes
     * @returns {Dataset} the examples of all, one set after another
     */
    static concat(datasets) {
      const parts = array('datasets', datasets).map((data, i) =>
        handleOf(`datasets[${i}]`, data, Dataset),
      );
      return new Dataset(unowned(engine.Dataset.concat(parts)));
    }

    get size() {
      return handleOf('this', this, Dataset).size();
    }

    get inputSize() {
      return handleOf('this', this, Dataset).inputSize();
    }

    get classes() {
      return handleOf('this', this, Dataset).classes();
    }

    /** @param {number} index from 0 to size - 1 */
    input(index) {
      const handle = handleOf('this', this, Dataset);
      return handle.input(integer('index', index, 0, this.size - 1, 'size - 1'));
    }

    /** @param {number} index from 0 to size - 1 */
    label(index) {
      const handle = handleOf('this', this, Dataset);
      return handle.label(integer('index', index, 0, this.size - 1, 'size - 1'));
    }

    /**
     * @param {number} begin first example; negative counts from the end
     * @param {number} [end] one past the last; default: the size
     * @returns {Dataset} a set with an order of its own
     */
    slice(begin, end = this.size) {
      const handle = handleOf('this', this, Dataset);
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
