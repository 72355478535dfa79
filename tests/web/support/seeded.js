/**
 * @param {number} seed
 * @returns {() => number} gives numbers from 0 to 1, the same for the same seed
 */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
