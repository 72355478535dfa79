/**
 * Why a run diverged, and what to try instead.
 * @param {import('./state.js').LabState} state when it did
 * @returns {string} some sentences
 */
export function divergence({ configuration: { eta, lambda, trainingSize }, progress }) {
  // Each step takes the share eta lambda/n of each weight, for regularisation alone. Where that is more
  // than there is, the larger factor is the one to lower.
  const decay = lambda / trainingSize;
  const isOverdone = eta * decay >= 1 && decay >= eta;
  return (
    `The run diverged: in epoch ${progress.epoch + 1} the weights stopped being finite numbers. ` +
    `Try a smaller ${isOverdone ? `λ than ${lambda}` : `learning rate η than ${eta}`}, then start again.`
  );
}
