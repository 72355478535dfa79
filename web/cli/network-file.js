/** Networks in files, in the forms that other programs read. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { text } from '../texts/index.js';
import { Failure, UsageError } from './failures.js';
import { say } from './say.js';

/** @typedef {import('../lib/index.d.ts').Network} Network */
/** @typedef {import('../lib/index.d.ts').Network2} Network2 */

/** How a network is written, by the ending of the file. @type {Record<string, (network: any) => string | Uint8Array>} */
const WRITERS = {
  '.json': (network) => JSON.stringify(network),
  '.safetensors': (network) => network.toSafetensors(),
  '.onnx': (network) => network.toOnnx(),
};

/** @param {string} path @returns {string} its ending */
const endingOf = (path) => extname(path).toLowerCase();

/**
 * @param {string} path of a file that a network is to be saved in; throws a UsageError when it cannot be
 */
export function checkTarget(path) {
  if (!Object.hasOwn(WRITERS, endingOf(path))) {
    throw new UsageError(say('wrongEnding', { path }));
  }
  if (!existsSync(dirname(resolve(path)))) {
    throw new UsageError(say('noFolder', { folder: dirname(resolve(path)) }));
  }
}

/**
 * @param {Network} network
 * @param {string} path see checkTarget
 */
export async function writeNetwork(network, path) {
  await writeFile(path, WRITERS[endingOf(path)](network));
}

/**
 * @param {string} path of a file
 * @returns {Promise<Uint8Array>} its bytes; rejects with a Failure that names it when it cannot be read
 */
export async function readBytes(path) {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Failure(say('unreadable', { path, reason: String(code), detail: message }));
  }
}

/** Numbers that are not finite, as Python writes them into what is then no JSON. */
const NOT_FINITE = /[[,:]\s*(NaN|-?Infinity)\s*[\],}]/;

/**
 * @param {string} content of a file
 * @param {string} path of it
 * @returns {any} what it holds; throws a Failure that names it when its network had diverged
 */
function parsed(content, path) {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (NOT_FINITE.test(content)) throw new Failure(say('divergedFile', { path }));
    throw error;
  }
}

/**
 * @param {any} saved what network2.py or toJSON() wrote, parsed, or anything
 * @returns {'float32' | 'float64'} in which no number of it is rounded
 */
function precisionOf(saved) {
  const numbers = [saved?.weights, saved?.biases].flat(4);
  return numbers.every((value) => Math.fround(value) === value) ? 'float32' : 'float64';
}

/**
 * @param {Network2} engine
 * @param {string} path of a network that network2.py, the page or this command has saved
 * @param {'float32' | 'float64'} [precision] of the network; by default that in which it was saved
 * @returns {Promise<Network>} rejects with a Failure that names the file when it holds no network
 */
export async function readNetwork({ Network }, path, precision) {
  const bytes = await readBytes(path);
  if (endingOf(path) === '.onnx') throw new Failure(say('onnxIsWritten', { path }));
  try {
    if (endingOf(path) === '.safetensors') {
      const network = /** @type {any} */ (Network).fromSafetensors(bytes);
      if (!precision || precision === network.precision) return network;
      return Network.fromJSON(network.toJSON(), { precision });
    }
    const saved = parsed(new TextDecoder().decode(bytes), path);
    return Network.fromJSON(saved, { precision: precision ?? precisionOf(saved) });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { message } = /** @type {Error} */ (error);
    throw new Failure(say('noNetwork', { path, detail: message }));
  }
}

/**
 * @param {Network2} engine
 * @param {string} path see readNetwork
 * @returns {Promise<Network>} rejects with a Failure as well when the network is not one for the images of MNIST
 */
export async function readMnistNetwork(engine, path) {
  const network = await readNetwork(engine, path);
  const { sizes } = network;
  if (sizes[0] !== 784 || sizes.at(-1) !== 10) {
    throw new Failure(text('problems.wrongSizes', { sizes: sizes.join(', '), outputs: 10 }));
  }
  return network;
}
