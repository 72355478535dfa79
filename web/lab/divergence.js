/**
 * Why a run diverged, and what to try instead.
 * @param {import('./state.js').LabState} state when it did
 * @returns {import('./state.js').Divergence} the factor to lower, and what it was
 */
export function divergence({ configuration: { eta, lambda, trainingSize }, run: { progress } }) {
  // Each step takes the share eta lambda/n of each weight, for regularisation alone. Where that is more
  // than there is, the larger factor is the one to lower.
  const decay = lambda / trainingSize;
  const isOverdone = eta * decay >= 1 && decay >= eta;
  const lower = isOverdone
    ? /** @type {const} */ ({ factor: 'lambda', value: lambda })
    : /** @type {const} */ ({ factor: 'eta', value: eta });
  return { code: 'diverged', epoch: progress.epoch + 1, ...lower };
}
