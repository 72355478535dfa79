/** What is left of a run when it is interrupted. */

/** @typedef {import('./due.js').Due} Due */

/**
 * A run as it stands at the end of an epoch: all that it needs to go on to the same bits. Can be cloned
 * and stored.
 * @typedef {object} Checkpoint
 * @property {number} epoch complete ones
 * @property {import('../lib/index.d.ts').Parameters} parameters of the network
 * @property {import('../lib/index.d.ts').RandomState} random
 * @property {import('../lib/index.d.ts').SgdState} sgd
 * @property {Due | null} due what is still to be looked at; null where nothing is
 * @property {number[]} recorded what the schedule was told, see Guide
 * @property {import('./guide.js').Best | null} best see Guide
 */

/** @typedef {Pick<Checkpoint, 'epoch' | 'parameters' | 'random' | 'sgd'>} Standing where network and data stand */

/**
 * Where a run begins: what a checkpoint says of it; no `due` where the configuration decides.
 * @typedef {import('./guide.js').GuideState & {sgd: Checkpoint['sgd'] | null, due?: Due | null}} Start
 */

/** @type {Start} of a run that begins anew */
export const BEGINNING = { sgd: null, recorded: [], best: null };

/**
 * @param {import('../lib/index.d.ts').Sgd} sgd at the end of an epoch; within one, it throws a RangeError
 * @param {import('../lib/index.d.ts').Network} network
 * @param {import('../lib/index.d.ts').Random} random
 * @returns {Standing}
 */
export const standingOf = (sgd, network, random) => ({
  epoch: sgd.epoch,
  parameters: network.parameters(),
  random: random.state,
  sgd: sgd.state,
});
