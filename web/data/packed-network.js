/**
 * A network in few bytes: its weights to 8 bits each. A line of JSON says what it is made of, then
 * for each layer come its biases and the scales of its neurons (32-bit floats, little-endian), and
 * its weights, row by row, a signed byte each, in units of their neuron's scale.
 */

/** @typedef {import('../lib/index.d.ts').SavedNetwork} SavedNetwork */

const LARGEST = 127;
const NEWLINE = 10;

/** A header longer than this is none. */
const MAX_HEADER = 1000;

/** @param {number[]} sizes */
const bytesOf = (sizes) =>
  sizes.slice(1).reduce((sum, neurons, l) => sum + neurons * (sizes[l] + 8), 0);

/**
 * @param {SavedNetwork} saved a network as toJSON() gives it
 * @returns {Uint8Array} the same in few bytes; each weight is off by at most 1/254 of the largest one
 *   of its neuron
 */
export function packNetwork({ weights, biases, ...header }) {
  const head = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const bytes = new Uint8Array(head.length + bytesOf(header.sizes));
  bytes.set(head);
  const view = new DataView(bytes.buffer);
  let at = head.length;
  const putFloat = (/** @type {number} */ value) => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  weights.forEach((rows, l) => {
    const scales = rows.map((row) => Math.fround(Math.max(...row.map(Math.abs)) / LARGEST || 1));
    biases[l].forEach(([bias]) => putFloat(bias));
    scales.forEach(putFloat);
    rows.forEach((row, j) => {
      for (const weight of row) view.setInt8(at++, Math.round(weight / scales[j]));
    });
  });
  return bytes;
}

/**
 * @param {string} line the first one of the file
 * @returns {Omit<SavedNetwork, 'weights' | 'biases'>} what it says
 */
function headerIn(line) {
  try {
    const header = JSON.parse(line);
    if (Array.isArray(header?.sizes)) return header;
  } catch {
    // A line that is no JSON describes no network either.
  }
  throw new RangeError('the file must begin with a line that describes the network');
}

/**
 * @param {Uint8Array} bytes from packNetwork
 * @returns {SavedNetwork} the network, for fromJSON
 * @throws {RangeError} when these bytes are no packed network
 */
export function unpackNetwork(bytes) {
  const end = bytes.subarray(0, MAX_HEADER).indexOf(NEWLINE);
  const header = headerIn(new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0))));
  const { sizes } = header;
  const expected = end + 1 + bytesOf(sizes);
  if (bytes.length !== expected) {
    throw new RangeError(
      `the file must have ${expected} bytes for a network of sizes ${sizes.join(', ')}, got ${bytes.length}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = end + 1;
  const takeFloats = (/** @type {number} */ count) =>
    Array.from({ length: count }, () => {
      at += 4;
      return view.getFloat32(at - 4, true);
    });
  const takeRow = (/** @type {number} */ count, /** @type {number} */ scale) => {
    const row = new Array(count);
    for (let k = 0; k < count; k++) row[k] = view.getInt8(at++) * scale;
    return row;
  };
  /** @type {number[][][]} */
  const weights = [];
  /** @type {number[][][]} */
  const biases = [];
  for (let l = 1; l < sizes.length; l++) {
    biases.push(takeFloats(sizes[l]).map((bias) => [bias]));
    weights.push(takeFloats(sizes[l]).map((scale) => takeRow(sizes[l - 1], scale)));
  }
  return { ...header, weights, biases };
}
