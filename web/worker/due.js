/** What is still to be looked at of a network, at the end of an epoch or before the first. */

/** @typedef {import('../model/configuration.js').Configuration} Configuration */

/**
 * @typedef {{epoch: number, isMonitored: boolean, speeds: boolean, histogram: boolean, lambda: number}} Due
 *   epoch: complete ones; isMonitored: whether the monitors are to look; lambda: of the last mini-batch
 */

/** @param {Due} due @returns {Due | null} null where it is nothing */
const ifAny = (due) => (due.isMonitored || due.speeds || due.histogram ? due : null);

/**
 * @param {number} epoch complete ones
 * @param {boolean} isMonitored whether the monitors are to look
 * @param {Configuration} configuration
 * @returns {Due | null} what is to be looked at then; null where nothing is
 */
export const dueAfter = (epoch, isMonitored, { speeds, histogram, lambda }) =>
  ifAny({ epoch, isMonitored, speeds, histogram, lambda });

/**
 * @param {Configuration} before
 * @param {Configuration} after
 * @returns {boolean} whether something is wanted that can be looked at of a network as it stands, and was not before
 */
export const isMoreWanted = (before, after) =>
  (after.speeds && !before.speeds) || (after.histogram && !before.histogram);

/**
 * @param {Due | null} due as yet
 * @param {number} epoch complete ones
 * @param {Configuration} before
 * @param {Configuration} after when other things are looked at
 * @returns {Due | null} what is due then: what is newly wanted is, and what is wanted no more is not
 */
export function dueInstead(due, epoch, before, after) {
  const nothing = { epoch, isMonitored: false, speeds: false, histogram: false };
  const present = due ?? { ...nothing, lambda: after.lambda };
  const isDue = (/** @type {'speeds' | 'histogram'} */ what) =>
    after[what] && (present[what] || !before[what]);
  const next = { ...present, speeds: isDue('speeds'), histogram: isDue('histogram') };
  return due ? next : ifAny(next); // what follows upon a look follows upon an empty one too
}

/**
 * @param {Due} due
 * @param {Due} seen of it
 * @returns {Due | null} the rest, which has come to be wanted meanwhile
 */
export const stillDue = (due, seen) =>
  ifAny({
    ...due,
    isMonitored: false,
    speeds: due.speeds && !seen.speeds,
    histogram: due.histogram && !seen.histogram,
  });
