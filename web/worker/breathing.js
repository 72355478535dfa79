/**
 * Pauses in long work, in which the worker answers what it has been asked meanwhile.
 */

/** Milliseconds of work between two breaths. */
const SLICE = 12;

const channel = new MessageChannel();
let lastBreath = performance.now();

/** Whether enough work has been done since the last breath. */
export function isTimeToBreathe() {
  return performance.now() - lastBreath >= SLICE;
}

/**
 * Lets messages that wait be handled. A message to oneself queues behind them and, unlike a timer,
 * is not held back.
 * @returns {Promise<void>} when the work may go on
 */
export function breathe() {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => {
      lastBreath = performance.now();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
