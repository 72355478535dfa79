import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '../entries.js';
import { doByHand } from '../../web/cli/by-hand.js';
import { BY_HAND } from '../../web/lab/experiments/by-hand.js';

test('every experiment by hand is done in Node too, and agrees with the book where that has numbers', () => {
  for (const { id } of entriesOf(BY_HAND)) {
    for (const { agrees, text, csv } of entriesOf(doByHand(id))) {
      assert.notEqual(agrees, false, text);
      assert.ok(csv.split('\n').length > 2, text);
    }
  }
  assert.equal(doByHand('single-neuron').filter(({ agrees }) => agrees).length, 2);
});
