/** Fewer examples than these say little about cost and accuracy: their score waits for more. */
const MIN_EXAMPLES = 500;

const NO_SCORE = { cost: 0, right: 0, examples: 0 };

/** Cost and accuracy of the mini-batches, while a run goes on. */
export class RecentScore {
  #sum = NO_SCORE;

  /**
   * @param {import('../lib/index.d.ts').Sgd} run that keeps its score
   * @param {import('../lib/index.d.ts').Network} network that it trains
   * @param {import('../model/configuration.js').Configuration} configuration
   * @param {boolean} isStep whether it is wanted of however few examples
   * @returns {{cost: number, accuracy: number} | null} means over the mini-batches since they were
   *   taken last; null while they are too few
   */
  take(run, network, { trainingSize, lambda, regularization }, isStep) {
    const { cost, right, examples } = run.takeScore();
    const total = {
      cost: this.#sum.cost + cost,
      right: this.#sum.right + right,
      examples: this.#sum.examples + examples,
    };
    const isEnough = isStep || total.examples >= MIN_EXAMPLES;
    this.#sum = isEnough ? NO_SCORE : total;
    if (!isEnough) return null;
    const penalty = network.regularizationCost(trainingSize, lambda, regularization);
    return { cost: total.cost / total.examples + penalty, accuracy: total.right / total.examples };
  }
}
