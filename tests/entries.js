import assert from 'node:assert/strict';

/**
 * The entries of a list for a test to go through. A list without any fails: a test that looked at
 * nothing would pass.
 * @template T
 * @param {Iterable<T>} list
 * @returns {T[]}
 */
export function entriesOf(list) {
  const entries = [...list];
  assert.ok(entries.length > 0, 'a list to go through has no entries');
  return entries;
}
