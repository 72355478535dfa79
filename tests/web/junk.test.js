// Bytes and strokes of any kind: read, or refused with a reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutChunk, splitChunk } from '../../web/data/chunk.js';
import { packNetwork, unpackNetwork } from '../../web/data/packed-network.js';
import { IMAGE_SIZE, renderStrokes } from '../../web/data/strokes.js';

const RUNS = { seed: 1, numRuns: 500 };

/**
 * @param {() => unknown} call
 * @param {RegExp} names of what is refused, as a message begins
 */
function readOrRefused(call, names) {
  try {
    return call();
  } catch (/** @type {any} */ error) {
    assert.ok(error instanceof RangeError || error instanceof TypeError, String(error.stack));
    assert.match(error.message, names);
    return undefined;
  }
}

/** Bytes that often begin as an IDX file of images or labels does. */
const idx = fc
  .tuple(
    fc.uint8Array({ maxLength: 60 }),
    fc.array(fc.constantFrom(0x801, 0x803, 0, 1, 2, 3, 0xffffffff), { maxLength: 4 }),
  )
  .map(([bytes, words]) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    words.forEach((word, i) => {
      if (4 * i + 4 <= bytes.length) view.setUint32(4 * i, word);
    });
    return bytes;
  });

test('bytes of any kind are split into the two files of a chunk, nothing lost, or refused', () => {
  fc.assert(
    fc.property(idx, (chunk) => {
      const parts = /** @type {any} */ (readOrRefused(() => splitChunk(chunk), /^chunk\b/));
      if (parts) assert.equal(parts.images.length + parts.labels.length, chunk.length);
    }),
    RUNS,
  );
});

test('examples that two files hold are cut out as a chunk, others refused', () => {
  fc.assert(
    fc.property(
      idx,
      idx,
      fc.nat({ max: 3 }),
      fc.nat({ max: 3 }),
      (images, labels, first, count) => {
        const chunk = readOrRefused(
          () => cutChunk(images, labels, first, count),
          /^(images|labels)\b/,
        );
        if (!chunk) return;
        const parts = splitChunk(/** @type {Uint8Array} */ (chunk));
        assert.equal(new DataView(parts.labels.slice().buffer).getUint32(4), count);
      },
    ),
    RUNS,
  );
});

/** A network as toJSON() gives it. */
const saved = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 })
  .chain((sizes) => {
    const number = fc.integer({ min: -1e6, max: 1e6 }).map((thousandths) => thousandths / 1000);
    /** @param {number} rows @param {number} columns */
    const matrix = (rows, columns) =>
      fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      });
    return fc.record({
      sizes: fc.constant(sizes),
      weights: fc.tuple(...sizes.slice(1).map((size, l) => matrix(size, sizes[l]))),
      biases: fc.tuple(...sizes.slice(1).map((size) => matrix(size, 1))),
      cost: fc.constantFrom('QuadraticCost', 'CrossEntropyCost'),
    });
  });

test('any network comes back from its packed form with each weight to a 254th of its neuron', () => {
  fc.assert(
    fc.property(saved, (network) => {
      const unpacked = unpackNetwork(packNetwork(network));
      assert.deepEqual(unpacked.sizes, network.sizes);
      network.weights.forEach((rows, l) =>
        rows.forEach((row, j) => {
          const allowed = Math.max(...row.map(Math.abs)) / 253;
          row.forEach((weight, k) =>
            assert.ok(Math.abs(unpacked.weights[l][j][k] - weight) <= allowed),
          );
        }),
      );
    }),
    RUNS,
  );
});

test('a packed network with bytes behind its first line changed, added or missing is read or refused', () => {
  const damage = fc.oneof(
    fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) }),
    fc.record({ length: fc.nat({ max: 200 }) }),
  );
  fc.assert(
    fc.property(saved, fc.array(damage, { minLength: 1, maxLength: 4 }), (network, damages) => {
      let bytes = packNetwork(network);
      const begin = bytes.indexOf('\n'.charCodeAt(0)) + 1;
      for (const change of damages) {
        if ('length' in change) {
          const before = bytes;
          bytes = Uint8Array.from({ length: begin + change.length }, (_, i) => before[i] ?? 0);
        } else if (bytes.length > begin) {
          bytes[begin + (change.at % (bytes.length - begin))] = change.byte;
        }
      }
      readOrRefused(() => unpackNetwork(bytes), /^the file must\b/);
    }),
    RUNS,
  );
});

test('strokes of any finite or infinite points are an image', () => {
  const point = fc.record({ x: fc.double(), y: fc.double() });
  fc.assert(
    fc.property(fc.array(fc.array(point, { maxLength: 8 }), { maxLength: 4 }), (strokes) => {
      const image = renderStrokes(strokes);
      assert.equal(image.length, IMAGE_SIZE * IMAGE_SIZE);
      assert.ok(image.every((ink) => ink >= 0 && ink <= 255 / 256));
    }),
    RUNS,
  );
});
