/** Experiments: figures of the book as data, and how a run compares with what was published. */

/** @typedef {import('../worker/protocol.js').Configuration} Configuration */

/**
 * What the book reports of a run.
 * @typedef {object} Published
 * @property {import('../lib/index.d.ts').Monitor} monitor what it is about
 * @property {number} final value after the last epoch; accuracies are counts, costs have four digits
 * @property {number} [highest] highest value of all epochs
 * @property {number[]} [series] the value after each epoch
 * @property {number} [stableEpochs] how many epochs can be compared before rounding decides; all
 *   when left out
 */

/**
 * A figure of the book. Its runs share both random generators, in this order.
 * @typedef {object} Experiment
 * @property {string} id
 * @property {string} title
 * @property {string} about what it shows, in two or three sentences
 * @property {string} [caution] where its arithmetic is not stable
 * @property {Partial<Configuration>} configuration what differs from the default one, for all runs
 * @property {'same' | 'new'} network of the second run on: the same one with weights drawn anew by
 *   the run's initializer, or another one
 * @property {'same' | 'fresh'} data of the second run on: the training images in the order that the
 *   run before left, or in the order of the file
 * @property {{label: string, change: Partial<Configuration>, published: Published}[]} runs change:
 *   what differs from `configuration`
 */

/**
 * @param {number} value
 * @param {import('../lib/index.d.ts').Monitor} monitor
 */
function shown(value, monitor) {
  return monitor.endsWith('Cost') ? value.toFixed(4) : value.toLocaleString('en');
}

/** @param {number} count @param {string} noun */
const counted = (count, noun) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/**
 * Compares a finished run with what was published.
 * @param {Published} published
 * @param {import('./curves.js').Curves} curves of the run
 * @returns {{agrees: boolean, sentence: string} | null} agrees: everything that can be compared is
 *   equal (accuracies exactly, costs to the four published digits); null before the end of the run
 */
export function verdictOf(
  { monitor, final, highest, series = [], stableEpochs },
  { run, history },
) {
  const values = history[monitor];
  const isSparse = run.monitorEvery === 'run';
  if (values.length < (isSparse ? 1 : run.epochs)) return null;
  const last = values[values.length - 1];
  const result = monitor.endsWith('Cost')
    ? `${shown(last, monitor)} after ${counted(run.epochs, 'epoch')}`
    : `${shown(last, monitor)} of ${monitor.startsWith('evaluation') ? run.evaluationSize.toLocaleString('en') : run.trainingSize.toLocaleString('en')} after ${counted(run.epochs, 'epoch')}`;

  const comparable = series.slice(0, stableEpochs);
  const different = comparable.findIndex((value, epoch) => value !== values[epoch]);
  if (stableEpochs !== undefined) {
    const agrees = different < 0;
    const until = agrees
      ? stableEpochs === 0
        ? ''
        : `As published in the first ${counted(stableEpochs, 'epoch')}. `
      : `Other than published from epoch ${different + 1} on. `;
    const sentence = `${until}After that rounding decides: ${result}, published ${shown(final, monitor)}.`;
    return {
      agrees,
      sentence: stableEpochs === 0 ? sentence.replace('After that', 'Here') : sentence,
    };
  }
  const isFinal = shown(last, monitor) === shown(final, monitor);
  const isHighest = highest === undefined || values.reduce((a, b) => Math.max(a, b)) === highest;
  if (!isFinal || !isHighest || different >= 0) {
    const since = different >= 0 ? ` (other from epoch ${different + 1} on)` : '';
    return { agrees: false, sentence: `${result}; published ${shown(final, monitor)}${since}.` };
  }
  const all = series.length > 0 ? `, in every one of ${counted(series.length, 'epoch')}` : '';
  return { agrees: true, sentence: `${result}: as published${all}.` };
}
