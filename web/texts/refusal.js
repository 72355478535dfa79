/** The sentence for a setting that was refused. */
import { list, text } from './index.js';

/** Characters of what somebody wrote that a sentence repeats. */
const MAX_QUOTED = 40;

/** @param {unknown} value */
function shown(value) {
  if (typeof value === 'string') {
    return text('refusals.quoted', { value: value.slice(0, MAX_QUOTED) });
  }
  return String(value).replace('-', '−');
}

/**
 * @param {string} field that was refused, a part of it after a dot
 * @param {{code: Exclude<keyof import('./index.js').Messages['refusals'], 'quoted'>, got?: unknown,
 *   choices?: readonly string[], parts?: string[]}} refusal why
 * @returns {string} a sentence that says what is allowed
 */
export function refusalText(field, { code, got, choices, parts, ...values }) {
  const name = /** @type {import('./index.js').Key} */ (`fields.${field}`);
  return text(`refusals.${code}`, {
    ...values,
    field: field === 'configuration' ? '' : text(name),
    list: choices ? list(choices.map(shown), 'or') : list(parts ?? [], 'and'),
    got: shown(got),
    hasGot: got !== undefined && !Number.isNaN(got), // NaN is what an input makes of no number
  });
}
