import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { namesOf, networkFile, readNetworkFile } from '../../web/lab/network-file.js';

/** @param {number} layers hidden ones @param {number} [neurons] of each */
const fileOf = (layers, neurons = 1) =>
  new Blob([JSON.stringify({ sizes: [784, ...Array(layers).fill(neurons), 10] })]);

test('a file with more hidden layers than the lab takes is refused before anything else is done', async () => {
  assert.equal((await readNetworkFile(fileOf(8))).sizes.length, 10);
  await assert.rejects(readNetworkFile(fileOf(9)), {
    name: 'RangeError',
    fault: { code: 'manyLayers', layers: 9, limit: 8 },
  });
  await assert.rejects(readNetworkFile(fileOf(20_000)), { message: /layers 20000/ });
});

test('a file with a wider layer than the lab takes is refused too', async () => {
  assert.equal((await readNetworkFile(fileOf(1, 1000))).sizes[1], 1000);
  await assert.rejects(readNetworkFile(fileOf(1, 1001)), {
    name: 'RangeError',
    fault: { code: 'wideLayer', neurons: 1001, limit: 1000 },
  });
});

test('a file with numbers that are not finite is said to be of a network that had diverged', async () => {
  for (const number of ['NaN', 'Infinity', '-Infinity']) {
    const file = new Blob([
      `{"sizes": [2, 1], "weights": [[[0.5, ${number}]]], "biases": [[[1]]]}`,
    ]);
    await assert.rejects(readNetworkFile(file), { fault: { code: 'divergedFile' } });
  }
  await assert.rejects(readNetworkFile(new Blob(['NaN and so on'])), /noJson/);
});

test('the names of the classes stand beside what network2.py reads, and come back', async () => {
  const engine = await loadNetwork2();
  const saved = new engine.Network([784, 2, 3], { seed: 1 }).toJSON();
  const names = ['nought', 'one', 'two'];
  const text = networkFile(saved, names);
  const { classes, ...rest } = JSON.parse(text);
  assert.deepEqual([rest, classes], [JSON.parse(JSON.stringify(saved)), names]);
  assert.equal(networkFile(saved, null), JSON.stringify(saved));
  assert.deepEqual(namesOf(await readNetworkFile(new Blob([text]))), names);
  assert.deepEqual(engine.Network.fromJSON(text).toJSON(), saved);
});

test('names that are not one for each output, or are no names, are left out', () => {
  const sizes = [784, 2];
  for (const classes of [
    undefined,
    'ab',
    ['a'],
    ['a', 'b', 'c'],
    ['a', 1],
    ['a', ''],
    ['a', 'b'.repeat(25)],
  ]) {
    assert.equal(namesOf({ sizes, classes }), null, JSON.stringify(classes));
  }
});
