/** Options objects: a name that nobody knows is a slip, and whoever wrote it waits in vain for what it should do. */
import { object } from './check.js';
import { nearest } from './nearest.js';

/** What other programs call our options. @type {Record<string, string>} */
const ELSEWHERE = {
  activation: 'hidden',
  batchSize: 'miniBatchSize',
  learningRate: 'eta',
  mu: 'momentum',
};

/**
 * @param {string} name nobody knows
 * @param {readonly string[]} known
 * @returns {string | undefined} the known name that is most likely meant
 */
function meantBy(name, known) {
  const elsewhere = Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : '';
  return known.includes(elsewhere) ? elsewhere : nearest(name, known);
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {readonly string[]} known names that it may have
 * @param {readonly string[]} [passed] names that it may have too, which others know
 * @returns {Record<string, any>} the value, an object of these names; throws a TypeError that names the one nobody knows
 *   and the nearest
 */
export function readOptions(name, value, known, passed = []) {
  const given = object(name, value);
  for (const key of Object.keys(given)) {
    if (known.includes(key) || passed.includes(key)) continue;
    const meant = meantBy(key, known);
    const hint = meant ? `: did you mean ${meant}?` : '';
    throw new TypeError(`${name} must hold ${known.join(', ')} only, got ${key}${hint}`);
  }
  return given;
}
