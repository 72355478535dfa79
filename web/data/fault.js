/**
 * What went wrong, as a code and what goes with it: a person reads the sentence that the texts make of it.
 * An error that has one as its `fault` keeps it on its way from the worker to the page.
 */

/**
 * Why a file, or the worker, could not be had; `detail` is another program's own word for it.
 * @typedef {{code: 'notFetched', file: string} & (
 *     | {reason: 'connection' | 'page'} | {reason: 'stalled', seconds: number}
 *     | {reason: 'status', status: number} | {reason: 'long', bytes: number}
 *     | {reason: 'other', detail: string})
 *   | {code: 'wrongLength', file: string, bytes: number, received: number}
 *   | {code: 'altered', file: string}
 *   | {code: 'wrongManifest', place: string, detail: string}
 *   | {code: 'fewImages', set: 'training' | 'validation' | 'test', images: number, listed: number}
 *   | {code: 'wrongChunk', file: string, examples: number, side: number, images: number,
 *      height: number, width: number, labels: number}
 *   | {code: 'noChunk', file: string, detail: string}
 *   | {code: 'noData', folder: string, reason: 'status' | 'page' | 'other'}
 *   | {code: 'noEngine', detail: string | null}
 *   | {code: 'noOwnData'}
 *   | {code: 'fewOwnImages', set: 'training' | 'validation' | 'test', images: number, listed: number}
 *   | {code: 'noReader', reason: 'connection' | 'lost'}
 *   | {code: 'noReader', reason: 'status', status: number}
 *   | {code: 'noReader', reason: 'other', detail: string}
 *   | {code: 'noWorker', detail: string}
 *   | {code: 'untrustedWorker' | 'noWebAssembly' | 'noSimd' | 'noExceptions'}
 *   | {code: 'policy', directive: 'worker-src' | 'connect-src' | 'script-src', source: string}} LoadFault
 */

/**
 * What was asked for and is not possible.
 * @typedef {{code: 'wrongSizes', sizes: string, outputs: number}
 *   | {code: 'divergedNetwork' | 'divergedFile' | 'lostNetwork'}
 *   | {code: 'largeFile', megabytes: number, limit: number}
 *   | {code: 'manyLayers', layers: number, limit: number}
 *   | {code: 'wideLayer', neurons: number, limit: number}
 *   | {code: 'noJson', detail: string}
 *   | {code: 'largeHandIn', megabytes: number, limit: number}
 *   | {code: 'noHandIn', reason: 'noJson', detail: string}
 *   | {code: 'noHandIn', reason: 'other'}
 *   | {code: 'laterHandIn', version: number, known: number}
 *   | {code: 'wrongHandIn', place: string}} RefusedFault
 */

/**
 * The worker ended without having been asked to.
 * @typedef {{code: 'workerEnded', reason: 'closed' | 'unstarted'}
 *   | {code: 'workerEnded', reason: 'silent', seconds: number}
 *   | {code: 'workerEnded', reason: 'other', detail: string}} WorkerFault
 */

/** @typedef {LoadFault | RefusedFault | WorkerFault} Fault */

/**
 * @param {Fault} fault
 * @returns {string} it in few words, for a log
 */
export const logged = ({ code, ...values }) =>
  [code, ...Object.entries(values).map(([name, value]) => `${name} ${value}`)].join(', ');

/**
 * A file could not be had, or is not what it should be: nobody passed a wrong argument, and trying again
 * may help.
 */
export class LoadError extends Error {
  name = 'LoadError';

  /** @param {LoadFault} fault @param {ErrorOptions} [options] */
  constructor(fault, options) {
    super(logged(fault), options);
    this.fault = fault;
  }
}

/**
 * What was asked for is not possible, and trying again will not help.
 * @param {RefusedFault} fault
 * @param {ErrorOptions} [options]
 * @returns {RangeError & {fault: RefusedFault}}
 */
export const refused = (fault, options) =>
  Object.assign(new RangeError(logged(fault), options), { fault });

/**
 * @param {unknown} error
 * @returns {Fault | null} what it says went wrong; null when it says so in words only
 */
export const faultOf = (error) => /** @type {{fault?: Fault}} */ (error)?.fault ?? null;
