/** What somebody may have meant who wrote a name that there is not. */

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} how many letters have to be put in, left out, replaced, or swapped with the next one to
 *   make one of the other
 */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, replaced);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/** @param {string} name */
const plain = (name) => name.toLowerCase().replaceAll('_', '');

/**
 * @param {string} name that there is not
 * @param {readonly string[]} names that there are
 * @returns {string | undefined} the one most like it; undefined where none is much like it
 */
export function nearest(name, names) {
  const wanted = plain(name);
  const limit = Math.max(1, Math.floor(wanted.length / 2));
  const [first] = names
    .map((one) => ({ one, far: distance(wanted, plain(one)) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far);
  return first?.one;
}
