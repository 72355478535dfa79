// The runs of tests/fixtures/determinism.json, for comparing one engine with another to the last
// bit. Runs in Node and in browsers, so it imports nothing. determinism.cpp does the same.

/**
 * @typedef {import('../../web/lib/index.d.ts').Network2} Network2
 * @typedef {{name: string,
 *   examples: {kind: 'bytes'|'float32'|'float64', inputSize: number, classes: number,
 *     training: number, evaluation: number},
 *   sizes: number[], network: import('../../web/lib/index.d.ts').NetworkOptions & {seed: number},
 *   largeWeights?: boolean, training: import('../../web/lib/index.d.ts').SgdOptions}} Run
 * @typedef {{name: string, fingerprint: string,
 *   history: import('../../web/lib/index.d.ts').History}} Outcome
 */

/**
 * The bytes of an IDX file.
 * @param {number} magic @param {number[]} dimensions @param {number[]} bytes
 */
function idx(magic, dimensions, bytes) {
  const file = new Uint8Array(4 + 4 * dimensions.length + bytes.length);
  [magic, ...dimensions].forEach((word, i) => new DataView(file.buffer).setUint32(4 * i, word));
  file.set(bytes, 4 + 4 * dimensions.length);
  return file;
}

/**
 * @param {Network2} network2
 * @param {Run['examples']} described @param {number} size @param {number} seed
 */
function datasetOf({ Dataset, Random }, { kind, inputSize, classes }, size, seed) {
  const random = new Random(seed);
  const inputs = Array.from({ length: size * inputSize }, () => {
    const input = random.random() < 0.8 ? 0 : random.random();
    return kind === 'bytes' ? Math.floor(input * 256) : input;
  });
  const labels = Array.from({ length: size }, () => Math.floor(random.random() * classes));
  random.delete();
  if (kind === 'bytes') {
    const [images, classOf] = [
      idx(0x803, [size, inputSize, 1], inputs),
      idx(0x801, [size], labels),
    ];
    return Dataset.fromIdx(images, classOf, { classes });
  }
  const Numbers = kind === 'float32' ? Float32Array : Float64Array;
  return Dataset.fromArrays({ inputs: Numbers.from(inputs), labels, inputSize, classes });
}

/**
 * @param {typeof import('../../web/lib/index.js').loadNetwork2} loadNetwork2
 * @param {Run[]} runs
 * @returns {Promise<Outcome[]>} what each run ends with
 */
export async function outcomesOf(loadNetwork2, runs) {
  const network2 = await loadNetwork2();
  const outcomes = [];
  for (const { name, examples, sizes, network: options, largeWeights, training } of runs) {
    const data = datasetOf(network2, examples, examples.training, 1);
    const evaluation = datasetOf(network2, examples, examples.evaluation, 2);
    const network = new network2.Network(sizes, options);
    if (largeWeights) network.largeWeightInitializer();
    const history = network.sgd(data, { ...training, evaluation });
    outcomes.push({ name, fingerprint: await network.fingerprint(), history });
    for (const handle of [network, data, evaluation]) handle.delete();
  }
  return outcomes;
}
