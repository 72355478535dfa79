/** What a person expects of a run, drawn as a curve upon its chart. */
import { epochsAsked } from './forecast.js';

/** @typedef {import('./forecast.js').Forecast} Forecast */

/** Where a pen is on a chart of accuracy: epoch from 0, share of right answers. @typedef {{epoch: number, share: number}} Place */

/** @param {number} share @param {number} [steps] from 0 to 1 @returns {number} the nearest of them */
const rounded = (share, steps = 100) => Math.min(steps, Math.max(0, Math.round(share * steps))) / steps; // prettier-ignore

/** @param {Place} from @param {Place} to @param {number} epoch @returns {number} the share there, on a straight line */
const between = (from, to, epoch) =>
  from.share + ((to.share - from.share) * (epoch - from.epoch)) / (to.epoch - from.epoch);

/**
 * The answer that a stroke of the pen makes of the one before. A curve begins as a level line where the pen is put down,
 * and follows the pen at the epochs that are asked for; an end is where the pen is.
 * @param {'curve' | 'end'} kind of the question
 * @param {Forecast | null} before the answer so far; null where there is none
 * @param {number} epochs of the run
 * @param {Place} from where the pen was
 * @param {Place} to where it is
 * @returns {Forecast}
 */
export function sketched(kind, before, epochs, from, to) {
  if (kind === 'end') return { kind, share: rounded(to.share, 200) };
  const asked = epochsAsked(epochs);
  const isOfThese = before?.kind === 'curve' && before.shares.length === asked.length;
  const shares = isOfThese ? before.shares : Array(asked.length).fill(rounded(from.share));
  const distances = asked.map((epoch) => Math.abs(epoch - to.epoch));
  const nearest = distances.indexOf(Math.min(...distances));
  const [first, last] = [from.epoch, to.epoch].sort((one, other) => one - other);
  const drawn = asked.map((epoch, i) => {
    if (i === nearest) return rounded(to.share);
    return epoch > first && epoch < last ? rounded(between(from, to, epoch)) : shares[i];
  });
  return { kind, shares: drawn };
}
