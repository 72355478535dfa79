/** What a network says about the examples of a set. */

/** Numbers that the engine is asked for at a time: it has to hold them besides the set. */
const BLOCK = 2 ** 16;

/**
 * @param {import('../../build/wasm/network2.js').NetworkHandle} network
 * @param {import('../../build/wasm/network2.js').DatasetHandle} data
 * @param {'float32' | 'float64'} precision of the network
 * @returns {Float32Array | Float64Array} the outputs for every example, one after another
 */
export function predictAll(network, data, precision) {
  const [size, outputs] = [data.size(), data.classes()];
  const atATime = Math.max(1, Math.floor(BLOCK / outputs));
  const first = network.predict(data, 0, atATime);
  const all = new (precision === 'float32' ? Float32Array : Float64Array)(size * outputs);
  all.set(first);
  for (let begin = atATime; begin < size; begin += atATime) {
    all.set(network.predict(data, begin, begin + atATime), begin * outputs);
  }
  return all;
}

/**
 * @param {Float32Array | Float64Array} predicted outputs for each example, one after another
 * @param {number} outputs for each
 * @returns {Uint32Array} of each the place of the largest, the first of them where several are
 */
export function answersOf(predicted, outputs) {
  const answers = new Uint32Array(predicted.length / outputs);
  for (let i = 0; i < answers.length; i++) {
    const begin = i * outputs;
    let best = 0;
    for (let j = 1; j < outputs; j++) if (predicted[begin + j] > predicted[begin + best]) best = j;
    answers[i] = best;
  }
  return answers;
}

/**
 * @param {Uint32Array} labels the right class of each example
 * @param {Uint32Array} answers the class that each was read as
 * @param {number} classes
 * @returns {Uint32Array} classes x classes counts; row: the right class, column: the answer
 */
export function confusionOf(labels, answers, classes) {
  const counts = new Uint32Array(classes * classes);
  labels.forEach((label, i) => counts[label * classes + answers[i]]++);
  return counts;
}

/**
 * @param {import('../../build/wasm/network2.js').DatasetHandle} data
 * @param {string} what is wanted, for the message
 */
export function requireLabels(data, what) {
  if (data.hasLabels()) return;
  throw new RangeError(
    `data must be a set with labels for ${what}, got one with targets: those are no classes`,
  );
}
