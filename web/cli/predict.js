/** Reading pictures of digits. */
import { readFile } from 'node:fs/promises';
import { unpackNetwork } from '../data/packed-network.js';
import { renderPicture } from '../data/picture.js';
import { loadNetwork2 } from '../lib/index.js';
import { number } from '../texts/index.js';
import { columns, printable } from './display.js';
import { Failure } from './failures.js';
import { readBytes, readMnistNetwork } from './network-file.js';
import { readPng } from '../data/png.js';
import { say } from './say.js';

/** The network that comes with the package. */
const READER = new URL('../reader/reader.bin', import.meta.url);

/**
 * @typedef {{file: string, digit: number, outputs: number[]}} Reading of a picture
 */

/**
 * @param {string} path of a PNG file
 * @returns {Promise<Float32Array>} what a network sees of it; rejects with a Failure that names the file
 */
async function imageIn(path) {
  const bytes = await readBytes(path);
  let picture;
  try {
    picture = readPng(bytes);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Failure(say('noPng', { path, detail: message }), { cause: error });
  }
  const image = renderPicture(picture);
  if (!image) throw new Failure(say('emptyPicture', { path }));
  return image;
}

/**
 * @param {import('../lib/index.d.ts').Network} network
 * @param {string} file
 * @returns {Promise<Reading | null>} null, having said why, when the file cannot be read
 */
async function readPicture(network, file) {
  try {
    const outputs = Array.from(network.feedforward(await imageIn(file)));
    return { file, digit: outputs.indexOf(Math.max(...outputs)), outputs };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(printable(error.message));
    return null;
  }
}

/** @param {import('./command.js').Call} call */
async function run({ values: { network: path, json }, positionals }) {
  const engine = await loadNetwork2();
  const network = path
    ? await readMnistNetwork(engine, path)
    : engine.Network.fromJSON(unpackNetwork(await readFile(READER)));
  const readings = await Promise.all(positionals.map((file) => readPicture(network, file)));
  const read = readings.filter((reading) => reading !== null);
  if (json) {
    console.log(JSON.stringify(read));
  } else if (read.length > 0) {
    const heads = [say('file'), say('digit'), say('activation')];
    const rows = read.map(({ file, digit, outputs }) => [
      printable(file),
      String(digit),
      number(outputs[digit], 'fixed3'),
    ]);
    console.log(columns([heads, ...rows]).join('\n'));
  }
  return read.length === positionals.length;
}

/** @type {import('./command.js').Command} */
export const predict = {
  options: { network: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [1, Infinity],
  run,
};
