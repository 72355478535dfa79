/** The training worker: one engine, one session, answering calls through Comlink. */
import * as Comlink from 'comlink';
import { loadNetwork2 } from '../lib/index.js';
import './keep-faults.js';
import { TrainingSession } from './session.js';

/** Loads while the page may still be busy with itself. */
const engine = loadNetwork2();
engine.catch(() => {}); // whoever opens the session hears of it

/**
 * @param {string} dataUrl where the chunks of MNIST are
 * @param {(report: import('./protocol.js').Report) => Promise<void>} send delivers the reports
 */
async function open(dataUrl, send) {
  return Comlink.proxy(await TrainingSession.open(engine, dataUrl, send));
}

/** A sign of life. */
function ping() {}

Comlink.expose({ open, ping });
