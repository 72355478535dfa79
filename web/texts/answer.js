/** The sentence that says whether a run came out the same when it was made again. */
import { number, text } from './index.js';

/** @param {number | null} value of a monitor, to the last digit: costs may differ in that only */
const shown = (value) => {
  if (value === null) return text('verify.nothing');
  return Number.isInteger(value) ? number(value) : String(value).replace('-', '−');
};

/**
 * @param {import('../model/verify.js').Answer} answer
 * @returns {string}
 */
export function answerText(answer) {
  if (answer.code === 'cannot') return text(`verify.${answer.why}`, answer);
  if (answer.code === 'same') return text('verify.same');
  if (answer.what === 'fingerprint') return text('verify.differsAtEnd', answer);
  const [stated, repeated] = [shown(answer.stated), shown(answer.repeated)];
  return text('verify.differs', { ...answer, stated, repeated });
}
