import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findDigits } from '../../web/data/digits-in-picture.js';
import { unpackNetwork } from '../../web/data/packed-network.js';
import { labelOf, photograph } from '../web/support/photograph.js';
import { network2 } from './support.js';

const bytes = readFileSync(new URL('../../web/reader/reader.bin', import.meta.url));

test('of 36 digits on photographs with shadow, noise and rules the reader finds all and reads at least 34', () => {
  const reader = network2.Network.fromJSON(unpackNetwork(bytes));
  let [found, right] = [0, 0];
  for (let page = 0; page < 6; page++) {
    const digits = Array.from({ length: 6 }, (_, i) => ({
      index: 420 + 6 * page + i,
      left: 60 + (i % 3) * 240 + 20 * (page % 3),
      top: 40 + Math.floor(i / 3) * 260 + 12 * (i % 2),
      scale: 8 - (page % 3),
    }));
    /** @type {Partial<import('../web/support/photograph.js').How>} */
    const how = { paper: [0.95, 0.6], shadow: 0.6, noise: 0.03, ink: 0.6, rules: 70, seed: page };
    const seen = findDigits(photograph({ width: 800, height: 600, digits, ...how }));
    assert.equal(seen?.digits.length, 6);
    seen.digits.forEach(({ image }, i) => {
      found += 1;
      const outputs = Array.from(reader.feedforward(image));
      if (outputs.indexOf(Math.max(...outputs)) === labelOf(digits[i].index)) right += 1;
    });
  }
  assert.equal(found, 36);
  assert.ok(right >= 34, `${right} of 36`);
});
