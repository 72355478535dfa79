// The refusals that come from C++, one of each kind, for the test of them and for
// `node tests/bench/refusals.js`.
import { readFileSync } from 'node:fs';
import { startEngine } from '../../web/lib/engine.js';
import { classesOf } from '../../web/lib/load.js';

/** An engine of one's own, with the classes of the package made of it. */
export async function newEngine() {
  const bytes = readFileSync(new URL('../../build/wasm/network2.wasm', import.meta.url));
  const engine = await startEngine(new WebAssembly.Module(bytes));
  return { engine, network2: classesOf(engine) };
}

/**
 * Calls `f` while WebAssembly memory cannot grow.
 * @template T
 * @param {() => T} f
 * @returns {T} what `f` returns
 */
export function withoutGrowth(f) {
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = () => {
    throw new RangeError('no more memory');
  };
  try {
    return f();
  } finally {
    prototype.grow = grow;
  }
}

/**
 * Calls `f` while JavaScript has no memory for another typed array.
 * @param {() => unknown} f
 */
function withoutTypedArrays(f) {
  const { slice } = Float64Array.prototype;
  Float64Array.prototype.slice = () => {
    throw new RangeError('Array buffer allocation failed');
  };
  try {
    f();
  } finally {
    Float64Array.prototype.slice = slice;
  }
}

/**
 * @param {import('network2-lab').Network2} network2 an engine
 * @param {number} size examples
 * @param {number} inputSize
 * @param {number} [value] of every input
 */
const setOf = ({ Dataset }, size, inputSize, value = 0.5) =>
  Dataset.fromArrays({
    inputs: new Float64Array(size * inputSize).fill(value),
    labels: new Array(size).fill(1),
    inputSize,
    classes: 2,
  });

/**
 * @param {import('network2-lab').Network2} network2 the engine that is to refuse
 * @returns {Record<string, () => unknown>} by what is wrong, a call that throws because of it
 */
export function refusals(network2) {
  const { Dataset, Network, Random, Sgd } = network2;
  const data = setOf(network2, 4, 3);
  const other = setOf(network2, 4, 5);
  const huge = setOf(network2, 4, 3, 1e300);
  const empty = data.slice(0, 0);
  const targeted = Dataset.fromArrays({
    ...{ inputs: new Float64Array(12), inputSize: 3 },
    ...{ targets: new Float64Array(8).fill(5), outputs: 2 },
  });
  const network = new Network([3, 2]);
  const linear = new Network([3, 2], { cost: 'quadratic', output: 'linear' });
  const random = new Random(1);
  const run = new Sgd(network, data, { miniBatchSize: 2, random });
  const monitoring = run.monitor(['trainingCost'], { eta: 1 });
  const large = JSON.parse(JSON.stringify(network));
  large.weights[0][1][2] = 1e39;
  const sgd = { epochs: 1, miniBatchSize: 2, eta: 0.1 };
  const bytes = Uint8Array.of(1, 2, 3);
  const layers = Array.from({ length: 3 }, () => 60_000);
  return {
    'inputs that are no numbers': () => setOf(network2, 2, 3, NaN),
    'too few inputs': () =>
      Dataset.fromArrays({
        inputs: new Float32Array(5),
        labels: [0, 1],
        inputSize: 3,
        classes: 2,
      }),
    'bytes that are no IDX file': () => Dataset.fromIdx(bytes, bytes),
    'sets that do not go together': () => Dataset.concat([data, other]),
    'activations that do not go together': () => new Network([3, 2], { output: 'softmax' }),
    'too many weights': () => new Network(layers),
    'weights too large for float32': () => Network.fromJSON(large),
    'an input too large for float32': () => network.feedforward([1, 2, 1e300]),
    'an input of backprop too large for float32': () => network.backprop([1, 2, 1e300], 1),
    'a mini-batch that does not fit': () => network.updateMiniBatch(other, { eta: 1 }),
    'training data that does not fit': () => network.sgd(other, sgd),
    'training data too large for float32': () => network.sgd(huge, sgd),
    'an Sgd that does not fit': () => new Sgd(network, other, { miniBatchSize: 2, random }),
    'training that diverges': () => linear.sgd(data, { ...sgd, epochs: 20, eta: 1e30 }),
    'an error in onEpoch': () =>
      network.sgd(data, {
        ...sgd,
        onEpoch: () => {
          throw new RangeError('from the caller');
        },
      }),
    'a cost of data that does not fit': () => network.totalCost(other),
    'an accuracy on data that does not fit': () => network.accuracy(other),
    'an accuracy where there are no classes': () => network.accuracy(targeted),
    'a label where there are none': () => targeted.label(0),
    'labels and targets put together': () => Dataset.concat([data, targeted]),
    'targets that are no probabilities': () => network.totalCost(targeted),
    'predictions on data that does not fit': () => network.predict(other),
    'gradients of no data': () => network.gradientNorms(empty),
    'distortion of what is no image': () => run.train(1, { eta: 1, distortion: { shift: 1 } }),
    'monitors of no data': () => run.monitor(['evaluationCost'], { eta: 1, evaluation: empty }),
    'values of monitors too early': () => monitoring.values(),
    'too little memory of JavaScript': () =>
      withoutTypedArrays(() => network.feedforward([1, 2, 3])),
    'too little memory': () => withoutGrowth(() => new Network([60_000, 1000])),
  };
}
