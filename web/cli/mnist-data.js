/** Where a command finds MNIST: in the package, in a folder, or at an address. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { faultOf } from '../data/fault.js';
import { MnistSource } from '../data/mnist.js';
import { fetchAny } from '../lib/address.js';
import { text } from '../texts/index.js';
import { MnistSets } from '../worker/mnist-sets.js';
import { Failure, UsageError } from './failures.js';
import { OriginalMnist } from './original-mnist.js';
import { say } from './say.js';

/** Where the package has it. */
const OWN = new URL('../../build/public/data/', import.meta.url);

/** @typedef {Pick<MnistSource, 'chunks' | 'load'>} Source */

/**
 * @param {string} href of a folder of chunks
 * @param {string} place the same, as a person calls it
 * @returns {Source} what fails in it is a Failure that names the place
 */
function sourceAt(href, place) {
  const source = new MnistSource(href.replace(/\/*$/, '/'), { get: fetchAny });
  const named = (/** @type {unknown} */ error) => {
    const fault = /** @type {any} */ (faultOf(error));
    if (!fault) throw error;
    const reason = text(/** @type {any} */ (`problems.${fault.code}`), fault);
    throw new Failure(say('noMnistThere', { place, reason }), { cause: error });
  };
  return {
    chunks: (set, examples) => source.chunks(set, examples).catch(named),
    load: (chunk, onProgress) => source.load(chunk, onProgress).catch(named),
  };
}

/**
 * @param {string} folder
 * @returns {Source} whichever of its forms MNIST has there
 */
function sourceIn(folder) {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Failure(say('noFolder', { folder }));
  }
  const original = OriginalMnist.in(folder);
  if (original) return original;
  if (existsSync(resolve(folder, 'manifest.json')))
    return sourceAt(pathToFileURL(folder).href, folder);
  throw new Failure(say('noMnistInFolder', { folder }));
}

/**
 * @param {string | undefined} place a folder or an address; undefined: the package
 * @returns {Source} throws a Failure when MNIST is not there, as far as can be told
 */
export function mnistSource(place) {
  if (place === undefined) {
    if (!existsSync(OWN)) throw new Failure(say('noMnist'));
    return sourceAt(OWN.href, fileURLToPath(OWN));
  }
  if (!/^[a-z][a-z\d+.-]+:/i.test(place)) return sourceIn(resolve(place));
  if (!/^https?:/i.test(place) || !URL.canParse(place)) {
    throw new UsageError(say('wrongAddress', { address: place }));
  }
  return sourceAt(place, place);
}

/**
 * @param {import('../lib/index.d.ts').Network2} engine
 * @param {string | undefined} place see mnistSource
 * @returns {MnistSets} the sets, in the engine
 */
export const mnistSets = (engine, place) => new MnistSets(engine, mnistSource(place), () => {});
