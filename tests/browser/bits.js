// What a run leaves behind to the last bit, for comparing one JavaScript engine with another. Runs in
// Node and in browsers, so it imports nothing.

/**
 * @param {typeof import('../../web/lib/index.js').loadNetwork2} loadNetwork2
 * @returns {Promise<Record<string, string>>} for each of some runs the SHA-256 of the weights,
 *   biases and outputs that it ends with
 */
export async function bitsOf(loadNetwork2) {
  const { Dataset, Network, Random } = await loadNetwork2();
  const random = new Random(1);
  const inputs = Float32Array.from({ length: 300 * 784 }, () =>
    random.random() < 0.8 ? 0 : Math.floor(random.random() * 256) / 256,
  );
  const labels = Array.from({ length: 300 }, () => Math.floor(random.random() * 10));
  const training = Dataset.fromArrays({ inputs, labels, inputSize: 784, classes: 10 });

  /** @type {Record<string, import('../../web/lib/index.d.ts').NetworkOptions
   *   & {dropout?: number, distortion?: import('../../web/lib/index.d.ts').Distortion}>} */
  const runs = {
    'cross-entropy': {},
    tanh: { cost: 'quadratic', hidden: 'tanh', output: 'tanh' },
    'softmax, dropout': {
      cost: 'log-likelihood',
      hidden: 'relu',
      output: 'softmax',
      dropout: 0.25,
    },
    'distorted images': {
      distortion: { shift: 1, rotation: 10, scaling: 0.15, skew: 10, alpha: 38, sigma: 5 },
    },
  };
  /** @type {Record<string, string>} */
  const bits = {};
  for (const precision of /** @type {const} */ (['float32', 'float64'])) {
    for (const [name, { dropout, distortion, ...options }] of Object.entries(runs)) {
      const network = new Network([784, 30, 10], { ...options, precision, seed: 2 });
      const history = network.sgd(training, {
        epochs: 3,
        miniBatchSize: 7,
        eta: 0.05,
        lambda: 0.1,
        dropout,
        distortion,
        monitor: ['trainingCost'],
      });
      const { weights, biases } = network.toJSON();
      const numbers = [weights, biases, history.trainingCost].flat(Infinity);
      const bytes = Float64Array.from(/** @type {number[]} */ (numbers)).buffer;
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      bits[`${precision}, ${name}`] = Array.from(hash, (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('');
    }
  }
  return bits;
}
