/**
 * The safetensors format (github.com/huggingface/safetensors): the length of a header, eight bytes, little-endian; the
 * header, JSON; then the numbers of all tensors. Python, Rust and others read it.
 */
import { bytes as checkBytes, object, oneOf } from './check.js';
import { ACTIVATIONS, COSTS } from './kinds.js';
import { checkSizes } from './network-options.js';
import { bytesOf } from './typed-array.js';

/** @typedef {import('./network-options.js').Architecture} Architecture */
/** @typedef {Architecture & {weights: Float64Array[], biases: Float64Array[]}} Saved */

/** Bytes of the length of the header. */
const PREFIX = 8;

/** Longest header that the format allows. */
const MAX_HEADER = 100_000_000;

/** The types of numbers, by precision. */
const TYPES = /** @type {const} */ ({
  float32: { dtype: 'F32', Numbers: Float32Array },
  float64: { dtype: 'F64', Numbers: Float64Array },
});

/**
 * @param {number[]} sizes neurons per layer, the input first
 * @returns {{name: string, shape: number[], part: 'weights' | 'biases', layer: number}[]} the tensors of such a network
 */
const tensorsOf = (sizes) =>
  sizes.slice(1).flatMap((size, layer) => [
    { name: `layers.${layer}.weight`, shape: [size, sizes[layer]], part: 'weights', layer },
    { name: `layers.${layer}.bias`, shape: [size], part: 'biases', layer },
  ]);

/** @param {number[]} shape */
const countOf = (shape) => shape.reduce((product, factor) => product * factor, 1);

/**
 * @param {Saved} network its parts
 * @returns {Uint8Array} the file
 */
export function writeSafetensors({ sizes, cost, hidden, output, precision, ...parts }) {
  const { dtype, Numbers } = TYPES[precision];
  /** @type {Record<string, unknown>} */
  const header = { __metadata__: { sizes: JSON.stringify(sizes), cost, hidden, output } };
  let end = 0;
  const tensors = tensorsOf(sizes).map(({ name, shape, part, layer }) => {
    const begin = end;
    end += countOf(shape) * Numbers.BYTES_PER_ELEMENT;
    header[name] = { dtype, shape, data_offsets: [begin, end] };
    return { begin, numbers: Numbers.from(parts[part][layer]) };
  });
  const text = new TextEncoder().encode(JSON.stringify(header));
  // Spaces, so that the numbers begin at a multiple of 8.
  const length = Math.ceil(text.length / PREFIX) * PREFIX;
  const file = new Uint8Array(PREFIX + length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true);
  file.fill(0x20, PREFIX, PREFIX + length);
  file.set(text, PREFIX);
  for (const { begin, numbers } of tensors) file.set(bytesOf(numbers), PREFIX + length + begin);
  return file;
}

/**
 * @param {string} what is wrong
 * @param {unknown} [cause]
 * @returns {RangeError} to be thrown
 */
const wrong = (what, cause) =>
  new RangeError(`bytes must be a safetensors file: ${what}`, { cause });

/**
 * @param {Uint8Array} file
 * @returns {{header: Record<string, any>, data: Uint8Array}}
 */
function split(file) {
  if (file.length < PREFIX) throw wrong(`it must begin with ${PREFIX} bytes, got ${file.length}`);
  const view = new DataView(file.buffer, file.byteOffset, PREFIX);
  const length = Number(view.getBigUint64(0, true));
  const most = Math.min(file.length - PREFIX, MAX_HEADER);
  if (length > most) throw wrong(`its header must have at most ${most} bytes, got ${length}`);
  let header;
  try {
    const text = file.subarray(PREFIX, PREFIX + length);
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch (error) {
    throw wrong(`its header must be JSON, got ${/** @type {Error} */ (error).message}`, error);
  }
  return { header: object('header', header), data: file.subarray(PREFIX + length) };
}

/**
 * @param {Record<string, unknown>} metadata
 * @returns {Omit<Architecture, 'precision'>}
 */
function readMetadata(metadata) {
  const own = (/** @type {string} */ name) =>
    Object.hasOwn(metadata, name) ? metadata[name] : undefined;
  const text = own('sizes');
  let sizes;
  try {
    sizes = JSON.parse(String(text));
  } catch {
    throw wrong(`sizes in its metadata must be a list such as [784,30,10], got ${String(text)}`);
  }
  return {
    sizes: checkSizes(sizes),
    cost: oneOf('cost', own('cost'), COSTS),
    hidden: oneOf('hidden', own('hidden') ?? 'sigmoid', ACTIVATIONS),
    output: oneOf('output', own('output') ?? 'sigmoid', ACTIVATIONS),
  };
}

/**
 * @param {string} name of the tensor
 * @param {unknown} value what the header says of it
 * @param {number[]} shape that it must have
 * @param {string[]} dtypes that it may have
 * @returns {{dtype: string, begin: number, end: number}} the type of its numbers, and where they are
 */
function readTensor(name, value, shape, dtypes) {
  const { dtype, shape: found, data_offsets: offsets } = object(name, value);
  oneOf(`${name}.dtype`, dtype, dtypes);
  if (JSON.stringify(found) !== JSON.stringify(shape)) {
    throw wrong(`${name}.shape must be [${shape}], got ${JSON.stringify(found)}`);
  }
  const size = countOf(shape) * (dtype === 'F32' ? 4 : 8);
  const [begin, end] = Array.isArray(offsets) ? offsets : [];
  if (!Number.isSafeInteger(begin) || begin < 0 || end !== begin + size || offsets.length !== 2) {
    throw wrong(
      `${name}.data_offsets must be two places ${size} bytes apart, got ${JSON.stringify(offsets)}`,
    );
  }
  return { dtype, begin, end };
}

/**
 * Throws unless the tensors fill the data, one after another.
 * @param {{name: string, begin: number, end: number}[]} tensors
 * @param {number} size of the data
 */
function checkPlaces(tensors, size) {
  let place = 0;
  for (const { name, begin, end } of tensors.toSorted((a, b) => a.begin - b.begin)) {
    if (begin !== place) {
      throw wrong(
        `${name}.data_offsets must go on at ${place}, where the one before ends, got ${begin}`,
      );
    }
    place = end;
  }
  if (place !== size) throw wrong(`its tensors must need ${place} bytes, got ${size}`);
}

/**
 * @param {string} name of the tensor
 * @param {Uint8Array} data its numbers
 * @param {string} dtype of them
 * @returns {Float64Array} a copy, finite numbers only
 */
function readNumbers(name, data, dtype) {
  const { buffer } = data.slice(); // the numbers of a file may stand anywhere
  const numbers = Float64Array.from(
    dtype === 'F32' ? new Float32Array(buffer) : new Float64Array(buffer),
  );
  const place = numbers.findIndex((number) => !Number.isFinite(number));
  if (place >= 0) {
    throw new RangeError(
      `${name}[${place}] must be a finite number, got ${numbers[place]}: the network had diverged when it was saved`,
    );
  }
  return numbers;
}

/**
 * @param {unknown} bytes what was passed
 * @returns {Saved} the network that they are of; throws an error that names what is wrong, before anything large is made
 */
export function readSafetensors(bytes) {
  const { header, data } = split(checkBytes('bytes', bytes));
  const { __metadata__: metadata, ...described } = header;
  const network = readMetadata(object('__metadata__', metadata));
  const expected = tensorsOf(network.sizes);
  const names = expected.map(({ name }) => name);
  const unknown = Object.keys(described).find((name) => !names.includes(name));
  if (unknown !== undefined) throw wrong(`it must hold ${names.join(', ')} only, got ${unknown}`);
  /** @type {string[]} */
  let dtypes = ['F32', 'F64'];
  const tensors = expected.map((tensor) => {
    const found = readTensor(tensor.name, described[tensor.name], tensor.shape, dtypes);
    dtypes = [found.dtype]; // one precision for all
    return { ...tensor, ...found };
  });
  checkPlaces(tensors, data.length);
  /** @type {Saved} */
  const saved = {
    ...network,
    precision: dtypes[0] === 'F32' ? 'float32' : 'float64',
    weights: [],
    biases: [],
  };
  for (const { name, part, begin, end, dtype } of tensors) {
    saved[part].push(readNumbers(name, data.subarray(begin, end), dtype));
  }
  return saved;
}
