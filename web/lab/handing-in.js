/** From the notebook to a hand-in file, and back. */
import { readHandIn, writeHandIn } from '../model/hand-in.js';
import { nameFrom, nextKept, withKept } from '../model/notebook.js';
import { comparedWith } from './series.js';

/** @typedef {import('../model/notebook.js').Notebook} Notebook */
/** @typedef {import('../model/notebook.js').Kept} Kept */

/** Names of costs as network2.py's files have them. @type {Record<string, string>} */
const SAVED_COSTS = {
  quadratic: 'QuadraticCost',
  'cross-entropy': 'CrossEntropyCost',
  'log-likelihood': 'LogLikelihoodCost',
};

/**
 * @param {import('../model/configuration.js').Configuration} configuration
 * @param {import('../lib/index.d.ts').Parameters} parameters
 * @returns {import('../lib/index.d.ts').SavedNetwork} as Network.toJSON writes it
 */
function savedNetwork({ hidden, activation, output, cost, classes }, { weights, biases }) {
  const sizes = [784, ...hidden, classes];
  const rows = (/** @type {ArrayLike<number>} */ values, /** @type {number} */ columns) =>
    Array.from({ length: values.length / columns }, (_, row) =>
      Array.from({ length: columns }, (_, column) => values[row * columns + column]),
    );
  return {
    ...{ sizes, cost: SAVED_COSTS[cost], hidden: activation, output },
    weights: weights.map((layer, l) => rows(layer, sizes[l])),
    biases: biases.map((layer) => rows(layer, 1)),
  };
}

/**
 * The networks with which runs ended.
 * @param {Kept[]} runs
 * @param {import('./keeping.js').Keeping} keeping that has their checkpoints
 * @returns {Promise<Record<string, import('../lib/index.d.ts').SavedNetwork>>} by id of the run; those that are
 *   not complete have none
 */
export async function networksOf(runs, keeping) {
  /** @type {Record<string, import('../lib/index.d.ts').SavedNetwork>} */
  const networks = {};
  for (const { id, run } of runs) {
    const checkpoint = run.fingerprint === null ? undefined : await keeping.checkpoint(id);
    if (!checkpoint) continue;
    const { parameters } = checkpoint.best ?? checkpoint;
    networks[id] = savedNetwork(run.configuration, parameters);
  }
  return networks;
}

/**
 * @param {Kept[]} runs
 * @param {{author?: string | null, networks?: Record<string, import('../lib/index.d.ts').SavedNetwork>}} options
 *   author: as they call themselves, of which no more is kept than of a name; networks: those that go with the runs
 * @returns {string} the file
 */
export const handIn = (runs, { author = null, networks = {} }) =>
  writeHandIn(
    runs.map(({ id, name, isStarred, run }) => ({
      ...{ id, name, run },
      starred: isStarred,
      seconds: run.progress.seconds,
    })),
    { author: nameFrom(author), networks },
  );

/**
 * @param {Notebook} notebook
 * @param {string} file text of a hand-in file, from anywhere
 * @returns {{notebook: Notebook, ids: string[]}} the notebook with its runs, and what they are called there;
 *   throws a RangeError that has a fault when the file is none
 */
export function withHandedIn(notebook, file) {
  const { runs } = readHandIn(file);
  let after = notebook;
  /** @type {string[]} */
  const ids = [];
  for (const { name, starred, run, seconds } of runs) {
    const kept = nextKept(run, after, comparedWith(run, after));
    ids.push(kept.id);
    after = withKept(after, {
      ...{ ...kept, name: nameFrom(name), isStarred: starred },
      status: run.fingerprint === null ? 'paused' : 'complete',
      run: { ...run, progress: { ...run.progress, seconds } },
    });
  }
  return { notebook: after, ids };
}
