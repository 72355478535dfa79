/** The training worker: one engine, one session, answering calls through Comlink. */
import * as Comlink from 'comlink';
import { TrainingSession } from './session.js';

/**
 * @param {string} dataUrl where the chunks of MNIST are
 * @param {(report: import('./protocol.js').Report) => Promise<void>} send delivers the reports
 */
async function open(dataUrl, send) {
  return Comlink.proxy(await TrainingSession.open(dataUrl, send));
}

Comlink.expose({ open });
