import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { encode } from 'fast-png';
import { FileError } from '../../web/data/own/fault.js';
import { bytesOf } from '../../web/data/own/bytes.js';
import { readFiles } from '../../web/data/own/read.js';
import { readPng } from '../../web/data/png.js';
import {
  csvFile,
  digits,
  found,
  HEADER,
  idxFiles,
  imageOf,
  only,
  pictureFiles,
  zipFile,
  zipped,
} from './support/own-files.js';

/** @typedef {import('./support/own-files.js').TestFile} TestFile */

/** @type {import('../../web/data/own/pictures.js').Decode} */
async function decode(found) {
  const { path } = found;
  try {
    return readPng(await bytesOf(found));
  } catch (error) {
    throw new FileError({ code: 'noPicture', file: path }, { cause: error });
  }
}

/** @param {TestFile[]} files */
const read = (files) => readFiles(found(files), { decode });

/**
 * @param {TestFile[]} files
 * @param {Partial<import('../../web/data/own/fault.js').FileFault>} why
 */
const refuses = (files, why) =>
  assert.rejects(read(files), (/** @type {any} */ error) => {
    assert.ok(error instanceof FileError, String(error.stack));
    assert.deepEqual({ ...error.why, ...why }, error.why);
    return true;
  });

/** @param {string} path @param {string} text @returns {TestFile} */
const textFile = (path, text) => ({ path, bytes: Buffer.from(text) });

const DIGITS = digits(0, 60);
const TEST = digits(100, 30);

test('two IDX files are images and labels, in whatever order they come, and compressed or not', async () => {
  const files = idxFiles(DIGITS, 'train');
  for (const given of [
    files,
    files.toReversed(),
    files.map(zipped),
    [files[0], zipped(files[1])],
  ]) {
    const { training, test: apart, names, title, kind } = await read(given);
    assert.deepEqual(training.images, DIGITS.images);
    assert.deepEqual(training.labels, DIGITS.labels);
    assert.deepEqual([apart, names, title, kind], [null, null, 'train', 'idx']);
  }
});

test('of four IDX files those for testing say so, or are fewer', async () => {
  for (const [one, other] of [
    ['train', 't10k'],
    ['emnist-letters-train', 'emnist-letters-test'],
    ['many', 'few'],
  ]) {
    const files = [...idxFiles(TEST, other), ...idxFiles(DIGITS, one)];
    const { training, test: apart } = await read([files[3], files[0], files[2], files[1]]);
    assert.deepEqual(training.labels, DIGITS.labels);
    assert.deepEqual(apart?.labels, TEST.labels);
    assert.deepEqual(apart?.images, TEST.images);
  }
});

test('EMNIST’s list of codes says what the classes of the IDX files beside it are called', async () => {
  const files = idxFiles(DIGITS, 'emnist-balanced-train');
  const list = textFile('emnist-balanced-mapping.txt', '0 48\r\n1 49\r\n10 65\r\n');
  const { called, leftOut } = await read([list, ...files]);
  assert.deepEqual([called?.[1], called?.[5], called?.[10], leftOut], ['1', undefined, 'A', []]);
  const letters = textFile('emnist-letters-mapping.txt', '1 65 97\n2 66 98\n');
  const both = await read([letters, list, ...files]);
  assert.equal(both.called?.[10], 'A');
  assert.deepEqual(both.leftOut, [{ code: 'unknownFile', file: letters.path }]);
  const long = Array.from({ length: 200 }, (_, i) => `${i} ${1000 + i}\n`).join('');
  assert.equal((await read([textFile('mapping.txt', long), ...files])).called?.[199], 'ү');
});

test('a list that is none says nothing, and is named', async () => {
  const files = idxFiles(DIGITS, 'train');
  for (const text of ['0 48\n1 9999999\n', '0 48\n1\n', `0 48\n${'1 49\n'.repeat(200)}and so on`]) {
    const { called, leftOut } = await read([textFile('mapping.txt', text), ...files]);
    assert.equal(called ?? null, null);
    assert.deepEqual(leftOut, [{ code: 'unknownFile', file: 'mapping.txt' }]);
  }
  await refuses([textFile('mapping.txt', '0 48\n')], { code: 'unknownFile', file: 'mapping.txt' });
});

test('IDX files that do not go together, or are something else, are named with what is wrong', async () => {
  const [images, labels] = idxFiles(DIGITS, 'train');
  await refuses([images], { code: 'noLabels', file: images.path });
  await refuses([labels], { code: 'noImages', file: labels.path });
  await refuses([images, idxFiles(TEST, 'x')[1]], { code: 'counts', images: 60, labels: 30 });
  const short = { ...images, bytes: images.bytes.subarray(0, 1000) };
  await refuses([short, labels], { code: 'idxLength', file: images.path, bytes: 1000, expected: 47_056 }); // prettier-ignore
  const wide = { ...images, bytes: Buffer.from(images.bytes) };
  wide.bytes.writeUInt32BE(32, 12);
  await refuses([wide, labels], { code: 'imageSize', height: 28, width: 32 });
  const floats = { ...images, bytes: Buffer.from(images.bytes) };
  floats.bytes[2] = 0x0d;
  await refuses([floats, labels], { code: 'otherIdx', magic: '00000d03' });
  const sets = ['a', 'b', 'c'].flatMap((name) => idxFiles(DIGITS, name));
  await refuses(sets, { code: 'manySets' });
});

test('a CSV file has labels first, with headings and without, or under a heading of their own', async () => {
  const last = csvFile(DIGITS, 'x.csv');
  const turned = Buffer.from(last.bytes).toString().trim().split('\n')
    .map((line) => line.replace(/^(\d+),(.*)$/, '$2,$1')); // prettier-ignore
  const heading = [...HEADER.split(',').slice(1), 'class'].join(',');
  const windows = textFile('x.csv', [heading, ...turned].join('\r\n'));
  const semicolons = { ...last, bytes: Buffer.from(String(last.bytes).replaceAll(',', ';')) };
  const marked = { ...last, bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), last.bytes]) };
  const kaggle = csvFile(DIGITS, 'x.csv', { header: HEADER });
  for (const file of [last, kaggle, zipped(kaggle), windows, semicolons, marked]) {
    const { training, names, title } = await read([file]);
    assert.deepEqual(training.labels, DIGITS.labels);
    assert.deepEqual(training.images, DIGITS.images);
    assert.deepEqual([names, title], [null, 'x']);
  }
});

test('labels that are words are classes in the order of the alphabet, in both files the same', async () => {
  const nameOf = (/** @type {number} */ label) => (label % 2 ? 'odd' : 'even');
  const some = only(TEST, (label) => label % 2 === 1);
  const {
    training,
    test: apart,
    names,
  } = await read([
    csvFile(DIGITS, 'mnist_train.csv', { header: HEADER, nameOf }),
    csvFile(some, 'mnist_test.csv', { nameOf }),
  ]);
  assert.deepEqual(names, ['even', 'odd']);
  assert.deepEqual(training.labels, DIGITS.labels.map((label) => label % 2)); // prettier-ignore
  assert.ok(apart?.labels.every((label) => label === 1));
});

test('images without labels in the archive of a competition are left out, and named', async () => {
  const unlabelled = textFile('test.csv', `${HEADER.split(',').slice(1).join(',')}\n${Array(784).fill(0).join(',')}\n`); // prettier-ignore
  const sample = textFile('sample_submission.csv', 'ImageId,Label\n1,0\n2,0\n');
  const {
    training,
    test: apart,
    leftOut,
  } = await read([
    zipFile([csvFile(DIGITS, 'train.csv', { header: HEADER }), unlabelled, sample], 'all.zip'),
  ]);
  assert.equal(training.labels.length, 60);
  assert.equal(apart, null);
  assert.deepEqual(leftOut, [
    { code: 'columns', file: 'all.zip/test.csv', line: 2, columns: 784 },
    { code: 'columns', file: 'all.zip/sample_submission.csv', line: 2, columns: 2 },
  ]);
});

test('what is wrong in a CSV file is named with its line', async () => {
  const good = csvFile(DIGITS, 'x.csv').bytes.toString();
  const [first, ...rest] = good.split('\n');
  const withLine = (/** @type {string} */ line) => [textFile('x.csv', [first, line, ...rest].join('\n'))]; // prettier-ignore
  const zeros = Array(783).fill(0).join(',');
  await refuses(withLine(`1,${zeros}`), { code: 'columns', line: 2, columns: 784 });
  await refuses(withLine(`1,${zeros},256`), { code: 'pixel', line: 2, got: '256' });
  await refuses(withLine(`1,${zeros},0.5`), { code: 'pixel', line: 2, got: '0.5' });
  await refuses(withLine(`1,${zeros},`), { code: 'pixel', line: 2, got: '' });
  await refuses(withLine(`1,${zeros},ink`), { code: 'pixel', line: 2, got: 'ink' });
  await refuses(withLine(`,${zeros},0`), { code: 'label', line: 2 });
  await refuses([textFile('x.csv', `${HEADER}\n`)], { code: 'noRows', file: 'x.csv' });
});

test('pictures belong to the class that their folder is called, in a zip file or not', async () => {
  const some = only(digits(0, 200), (label) => label < 3);
  const files = pictureFiles(some, ['B', 'A', 'ten']);
  const system = [textFile('__MACOSX/A/._1.png', 'x'), textFile('A/.DS_Store', 'x')];
  for (const given of [files, [zipFile([...files, ...system], 'letters.zip')]]) {
    const { training, names, test: apart } = await read(given);
    assert.deepEqual(names, ['A', 'B', 'ten']);
    assert.equal(apart, null);
    const counts = [1, 0, 2].map((label) => some.labels.filter((one) => one === label).length);
    assert.deepEqual([0, 1, 2].map((label) => training.labels.filter((one) => one === label).length), counts); // prettier-ignore
    const first = some.labels.indexOf(1);
    const place = training.labels.indexOf(0);
    const sums = [imageOf(some, first), imageOf(training, place)].map((image) => image.reduce((a, b) => a + b, 0)); // prettier-ignore
    assert.equal(sums[0], sums[1]);
  }
});

test('folders that are called train and test part the pictures', async () => {
  const some = only(digits(0, 200), (label) => label < 2);
  const apart = only(digits(200, 100), (label) => label < 2);
  const all = [
    ...pictureFiles(some, ['train/A', 'train/B']),
    ...pictureFiles(apart, ['test/A', 'test/B']),
  ];
  const { training, test: tested, names } = await read(all.map(({ path, bytes }) => ({ path: `set/${path}`, bytes }))); // prettier-ignore
  assert.deepEqual(names, ['A', 'B']);
  assert.equal(training.labels.length, some.labels.length);
  assert.equal(tested?.labels.length, apart.labels.length);
});

test('dark ink on a large light picture becomes an image as the pad makes one', async () => {
  const [width, height] = [100, 60];
  const data = new Uint8Array(width * height).fill(240);
  for (let y = 10; y < 50; y++) data.fill(20, y * width + 70, y * width + 78);
  const stroke = encode({ width, height, channels: 1, depth: 8, data });
  const blank = encode({ width, height, channels: 1, depth: 8, data: data.map(() => 240) });
  const { training } = await read([
    { path: 'one/1.png', bytes: stroke },
    { path: 'none/1.png', bytes: blank },
  ]);
  const none = imageOf(training, training.labels.indexOf(0));
  const one = imageOf(training, training.labels.indexOf(1));
  assert.ok(none.every((pixel) => pixel === 0));
  const rows = [...one.keys()].filter((at) => one[at] > 128).map((at) => Math.floor(at / 28));
  const tall = Math.max(...rows) - Math.min(...rows) + 1;
  assert.ok(tall >= 19 && tall <= 21, String(tall));
});

test('files of no use are explained', async () => {
  await refuses([], { code: 'nothing' });
  await refuses([textFile('.DS_Store', 'x')], { code: 'nothing' });
  await refuses([textFile('notes.txt', 'hello')], { code: 'unknownFile', file: 'notes.txt' });
  await refuses([textFile('empty.bin', '')], { code: 'unknownFile' });
  await refuses([textFile('network2.json', '{"sizes": [784, 10]}')], { code: 'jsonFile' });
  await refuses(pictureFiles(digits(0, 1), Array(10).fill('A')).map(({ bytes }) => ({ path: '7.png', bytes })), { code: 'noFolder', file: '7.png' }); // prettier-ignore
  await refuses([...idxFiles(DIGITS, 'a'), csvFile(DIGITS, 'a.csv')], { code: 'severalKinds', kinds: ['idx', 'csv'] }); // prettier-ignore
  const broken = pictureFiles(digits(0, 1), Array(10).fill('A'))[0];
  await refuses([{ ...broken, bytes: broken.bytes.subarray(0, 60) }], { code: 'noPicture' });
});

test('what stands beside images and is none of them is left out, and named', async () => {
  const { leftOut } = await read([...idxFiles(DIGITS, 'a'), textFile('README.txt', 'About')]);
  assert.deepEqual(leftOut, [{ code: 'unknownFile', file: 'README.txt' }]);
});

test('an archive that is damaged, or would become too large, is refused before it is unpacked', async () => {
  const [images, labels] = idxFiles(DIGITS, 'a');
  const whole = zipped(images);
  await refuses([{ ...whole, bytes: whole.bytes.subarray(0, 2000) }, labels], { code: 'damaged', file: whole.path }); // prettier-ignore
  const archive = zipFile([images, labels], 'a.zip');
  await refuses([{ ...archive, bytes: archive.bytes.subarray(0, -40) }], { code: 'damaged' });
  const zeros = Buffer.alloc(1e7);
  const bomb = gzipSync(Buffer.concat(Array(25).fill(zeros)), { level: 1 });
  await refuses([{ path: 'bomb.gz', bytes: bomb }], { code: 'largeFile', limit: 200 });
  const half = gzipSync(Buffer.concat(Array(12).fill(zeros)), { level: 1 });
  const halves = ['1.gz', '2.gz'].map((path) => ({ path, bytes: half }));
  await refuses([zipFile(halves, 'halves.zip')], { code: 'largeFile' });
  const deep = [1, 2, 3, 4].reduce((inner) => zipFile([inner], 'deep.zip'), images);
  await refuses([deep], { code: 'unknownFile' });
  const lying = Buffer.from(archive.bytes);
  const central = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  lying.writeUInt32LE(4e9, central + 24);
  await refuses([{ path: 'bomb.zip', bytes: lying }], { code: 'largeFile', limit: 200 });
});

test('whatever bytes a file has, it is read or refused by name', async () => {
  const beginnings = [[], [0x1f, 0x8b, 8], [0x50, 0x4b, 3, 4], [0x89, 0x50, 0x4e, 0x47], [0, 0, 8, 3], [0, 0, 8, 1], [0x30, 0x2c]]; // prettier-ignore
  const bytes = fc
    .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 900 }))
    .map(([beginning, rest]) => Uint8Array.from([...beginning, ...rest]));
  const paths = fc.constantFrom('a', 'A/1.png', 'train-labels-idx1-ubyte', 'x.csv', 'test/B/2.png');
  const files = fc.array(fc.record({ path: paths, bytes }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(files, (some) =>
      read(some).then(
        () => {},
        (error) => assert.ok(error instanceof FileError, String(error.stack)),
      ),
    ),
    { seed: 1, numRuns: 300 },
  );
});
