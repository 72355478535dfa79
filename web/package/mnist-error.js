/** Why MNIST could not be loaded, in words for a programmer. */

/** @typedef {import('../data/fault.js').Fault} Fault */

/** @param {Extract<Fault, {code: 'notFetched'}>} fault @returns {string} */
function reasonOf(fault) {
  switch (fault.reason) {
    case 'connection':
      return 'the connection failed';
    case 'stalled':
      return `nothing arrived for ${fault.seconds} seconds`;
    case 'status':
      return `the server answered ${fault.status}`;
    case 'page':
      return 'the server sent a web page in its place';
    case 'long':
      return `it is longer than the ${fault.bytes} bytes listed in manifest.json`;
    default:
      return fault.detail;
  }
}

/** @param {Fault} fault @returns {string} */
function sentenceOf(fault) {
  switch (fault.code) {
    case 'notFetched':
      return `${fault.file} could not be fetched: ${reasonOf(fault)}`;
    case 'wrongLength':
      return `${fault.file} should be ${fault.bytes} bytes long, got ${fault.received}`;
    case 'altered':
      return `the SHA-256 of ${fault.file} is not the one in manifest.json`;
    case 'wrongManifest':
      return `manifest.json is not a list of chunks: ${fault.place}: ${fault.detail}`;
    case 'fewImages':
      return `manifest.json should list ${fault.images} ${fault.set} images, got ${fault.listed}`;
    case 'wrongChunk':
      return `${fault.file} does not hold the ${fault.examples} images that manifest.json lists`;
    case 'noChunk':
      return `${fault.file} is not a chunk of MNIST: ${fault.detail}`;
    default:
      return fault.code;
  }
}

/** A file of MNIST could not be had, or is not what it should be; trying again may help. */
export class MnistError extends Error {
  name = 'LoadError';

  /**
   * @param {Fault} fault
   * @param {string} folder where the files were looked for
   * @param {unknown} cause
   */
  constructor(fault, folder, cause) {
    super(
      `MNIST could not be loaded from ${folder}: ${sentenceOf(fault)}. The folder that base names ` +
        'must hold a copy of node_modules/network2-lab/build/public/data.',
      { cause },
    );
  }
}
