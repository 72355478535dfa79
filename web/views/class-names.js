/**
 * @param {import('../lab/state.js').LabState} state
 * @returns {string[]} what the classes are called that the present network tells apart: digits, where nobody has named
 *   them
 */
export const classNames = ({ configuration, own }) =>
  own?.found?.names ?? Array.from({ length: configuration.classes }, (_, i) => String(i));
