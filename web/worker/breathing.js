/**
 * Pauses in long work, in which the worker answers what it has been asked meanwhile.
 */

/** Milliseconds of work between two breaths. */
const SLICE = 12;

const channel = new MessageChannel();
let lastBreath = performance.now();

/** @type {(() => void)[]} work that waits for its breath to be over, in the order of its coming */
const waiting = [];

/** Whether enough work has been done since the last breath. */
export function isTimeToBreathe() {
  return performance.now() - lastBreath >= SLICE;
}

/** Lets the work go on that has waited longest. */
function goOn() {
  lastBreath = performance.now();
  const resolve = waiting.shift();
  // A port with a handler would keep Node running.
  if (waiting.length === 0) channel.port1.onmessage = null;
  resolve?.();
}

/**
 * Lets messages that wait be handled. A message to oneself queues behind them and, unlike a timer,
 * is not held back. Several pieces of work may wait at a time: training and its monitors do.
 * @returns {Promise<void>} when the work may go on
 */
export function breathe() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port1.onmessage = goOn;
    channel.port2.postMessage(null);
  });
}
