/** Why files cannot be made use of, as a code and what goes with it: the texts make a sentence of it. */

/**
 * @typedef {{file: string}} Named by its path
 * @typedef {{code: 'unknownFile' | 'jsonFile' | 'noRows' | 'noLabels' | 'noImages' | 'noPicture' | 'noFolder'} & Named
 *   | {code: 'largeFile', megabytes: number, limit: number} & Named
 *   | {code: 'damaged', detail: string} & Named
 *   | {code: 'otherIdx', magic: string} & Named
 *   | {code: 'imageSize', height: number, width: number} & Named
 *   | {code: 'idxLength', bytes: number, expected: number} & Named
 *   | {code: 'columns', line: number, columns: number} & Named
 *   | {code: 'pixel' | 'label', line: number, got: string} & Named
 *   | {code: 'counts', images: number, labels: number, other: string} & Named
 *   | {code: 'severalKinds', kinds: ('idx' | 'csv' | 'picture')[]}
 *   | {code: 'manySets', sets: string[]}
 *   | {code: 'manyClasses', classes: number, limit: number}
 *   | {code: 'fewClasses'}
 *   | {code: 'fewImages', images: number, least: number}
 *   | {code: 'nothing'}} FileFault
 */

/** Files, or one of them, cannot be made use of. */
export class FileError extends RangeError {
  name = 'FileError';

  /** @param {FileFault} why @param {ErrorOptions} [options] */
  constructor(why, options) {
    super(why.code, options);
    this.why = why;
  }
}
